package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.VintageLine;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.decision.Finalisation;
import dev.fazhi.model.AsOf;
import dev.fazhi.store.vintage.Vintages;
import java.io.PrintWriter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Declares the newest vintage of a cut-off final. */
@Command(
    name = "finalise",
    header = "定稿：把一个截止日最新的一版从暂定改为最终，记下谁、何时、为什么；各数不变。",
    description = "定稿不能撤销；此后有更正时另出新的一版，并列出与定稿相比的变动。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
public final class FinaliseCommand extends DecisionCommand {

  @Option(names = "--as-of", paramLabel = "日期", description = "截止日（默认最新结果）")
  private @Nullable LocalDate asOf;

  @Override
  Proposal propose(Workspace workplace, PrintWriter out) {
    LocalDate day = asOf;
    Finalisation finalisation = new Finalisation(workplace, folders().output());
    Vintages.Head head = finalisation.vintage(day == null ? null : new AsOf(day));
    out.println(VintageLine.of(workplace, head));
    finalisation.remarks(head).forEach(out::println);
    return new Proposal(
        "把这一版定为最终？", () -> finalisation.finalise(head, word().who(), word().reason()));
  }
}
