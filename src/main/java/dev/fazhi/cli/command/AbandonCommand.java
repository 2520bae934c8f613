package dev.fazhi.cli.command;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.RunTermination;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Abandons an incomplete run. */
@Command(name = "abandon", header = "放弃一次没有完成的运行：不再继续它，下次运行从头开始。")
public final class AbandonCommand extends DecisionCommand {

  @Parameters(index = "0", paramLabel = "运行编号", description = "如 status 所示")
  private long id;

  @Override
  Proposal propose(Workspace workplace, PrintWriter out) {
    RunTermination decisions = new RunTermination(workplace);
    var run = decisions.abandonable(id);
    out.println("第 " + id + " 次运行，截止 " + run.asOf() + "，" + run.state(false) + "。");
    return new Proposal("放弃它，以后不再继续？", () -> decisions.abandon(id, word().who(), word().reason()));
  }
}
