package dev.fazhi.cli;

import dev.fazhi.job.DeedOutcome;
import dev.fazhi.job.ExitCode;
import dev.fazhi.job.FileDecisions;
import dev.fazhi.job.Workplace;
import dev.fazhi.model.Shown;
import dev.fazhi.store.KnownFile;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the rows of a load back. */
@Command(
    name = "withdraw",
    header = "撤回一次装载：它的行作为历史保留，不再计入；被它改过的行恢复为其他文件中的内容。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
final class WithdrawCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();

  @Parameters(index = "0", paramLabel = "装载编号", description = "如 loads 所示")
  private long load;

  @Mixin private WhoAndWhy word = new WhoAndWhy();

  @Mixin private Confirmation confirmation = new Confirmation();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Logs.into(folders.data());
    try (Workplace workplace = Workplace.open(folders.jobs(), folders.data(), folders.url())) {
      FileDecisions decisions = new FileDecisions(workplace);
      KnownFile found = decisions.withdrawable(load);
      if (!confirmation.isGiven("撤回第 " + load + " 次装载（" + Shown.safe(found.name()) + "）？")) {
        out.println("没有改动。");
        return ExitCode.DONE.code();
      }
      DeedOutcome outcome = decisions.withdraw(load, word.who(), word.reason());
      outcome.messages().forEach(out::println);
      return outcome.exit().code();
    }
  }
}
