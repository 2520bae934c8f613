package dev.fazhi.cli;

import dev.fazhi.job.DeedOutcome;
import dev.fazhi.job.ExitCode;
import dev.fazhi.job.RunDecisions;
import dev.fazhi.job.Workplace;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a run up that did not come to its end. */
@Command(
    name = "abandon",
    header = "放弃一次没有完成的运行：不再继续它，下次运行从头开始。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
final class AbandonCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();

  @Parameters(index = "0", paramLabel = "运行编号", description = "如 status 所示")
  private long id;

  @Mixin private WhoAndWhy word = new WhoAndWhy();

  @Mixin private Confirmation confirmation = new Confirmation();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Logs.into(folders.data());
    try (Workplace workplace = Workplace.open(folders.jobs(), folders.data(), folders.url())) {
      RunDecisions decisions = new RunDecisions(workplace);
      var run = decisions.abandonable(id);
      out.println("第 " + id + " 次运行，截止 " + run.asOf() + "，" + run.state(false) + "。");
      if (!confirmation.isGiven("放弃它，以后不再继续？")) {
        out.println("没有改动。");
        return ExitCode.DONE.code();
      }
      DeedOutcome outcome = decisions.abandon(id, word.who(), word.reason());
      outcome.messages().forEach(out::println);
      return outcome.exit().code();
    }
  }
}
