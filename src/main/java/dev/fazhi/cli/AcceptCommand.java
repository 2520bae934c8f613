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

/** Takes a file in although it was refused. */
@Command(
    name = "accept",
    header = "确认无误后，仍然导入一个因不合规行过多或缺行过多而拒收的文件。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
final class AcceptCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();

  @Parameters(index = "0", paramLabel = "文件", description = "文件名（如 loads 所示）或其 SHA-256 的前几位")
  private String file = "";

  @Mixin private WhoAndWhy word = new WhoAndWhy();

  @Mixin private Confirmation confirmation = new Confirmation();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Logs.into(folders.data());
    try (Workplace workplace = Workplace.open(folders.jobs(), folders.data(), folders.url())) {
      FileDecisions decisions = new FileDecisions(workplace);
      KnownFile found = decisions.acceptable(file);
      workplace.files().faults(found.id()).stream()
          .filter(fault -> fault.place().row() == 0)
          .forEach(fault -> out.println(Report.line(fault)));
      if (!confirmation.isGiven("导入“" + Shown.safe(found.name()) + "”？")) {
        out.println("没有改动。");
        return ExitCode.DONE.code();
      }
      DeedOutcome outcome = decisions.accept(found.sha256(), word.who(), word.reason());
      outcome.messages().forEach(out::println);
      return outcome.exit().code();
    }
  }
}
