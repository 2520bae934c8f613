package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.ReportOption;
import dev.fazhi.cli.terminal.VintageLine;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.decision.Finalisation;
import dev.fazhi.store.vintage.Vintages;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Declares the newest vintage of a cut-off final. */
@Command(
    name = "finalise",
    header = "定稿：把一个截止日最新的一版从暂定改为最终，记下谁、何时、为什么；各数不变。",
    description = "定稿不能撤销；此后有更正时另出新的一版，并列出与定稿相比的变动。")
public final class FinaliseCommand extends DecisionCommand {

  @Mixin private ReportOption which = new ReportOption();

  @Override
  Proposal propose(Workspace workplace, PrintWriter out) {
    Finalisation finalisation = new Finalisation(workplace, folders.output());
    Vintages.Head head = finalisation.vintage(which.asOf(), which.reports());
    out.println(VintageLine.of(workplace, head));
    finalisation.remarks(head).forEach(out::println);
    return new Proposal(
        "把这一版定为最终？", () -> finalisation.finalise(head, word().who(), word().reason()));
  }
}
