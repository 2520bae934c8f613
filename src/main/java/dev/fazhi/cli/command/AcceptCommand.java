package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.Report;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.decision.FileDecisions;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.register.RegisteredFile;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Accepts a refused file for import. */
@Command(name = "accept", header = "确认无误后，仍然导入一个因不合规行过多或缺行过多而拒收的文件。")
public final class AcceptCommand extends DecisionCommand {

  @Parameters(index = "0", paramLabel = "文件", description = "文件名（如 loads 所示）或其 SHA-256 的前几位")
  private String file = "";

  @Override
  Proposal propose(Workspace workplace, PrintWriter out) {
    FileDecisions decisions = new FileDecisions(workplace);
    RegisteredFile found = decisions.acceptable(file);
    workplace.files().faults(found.id()).stream()
        .filter(fault -> fault.place().row() == 0)
        .forEach(fault -> out.println(Report.line(fault)));
    return new Proposal(
        "导入“" + SafeText.safe(found.name()) + "”？",
        () -> decisions.accept(found.sha256(), word().who(), word().reason()));
  }
}
