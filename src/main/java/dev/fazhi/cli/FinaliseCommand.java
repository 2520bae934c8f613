package dev.fazhi.cli;

import dev.fazhi.job.DeedOutcome;
import dev.fazhi.job.ExitCode;
import dev.fazhi.job.Finalisation;
import dev.fazhi.job.Workplace;
import dev.fazhi.model.AsOf;
import dev.fazhi.store.Vintages;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Declares the newest vintage of a cut-off final. */
@Command(
    name = "finalise",
    header = "定稿：把一个截止日最新的一版从暂定改为最终，记下谁、何时、为什么；各数不变。",
    description = "定稿不能撤销；此后有更正时另出新的一版，并列出与定稿相比的变动。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
final class FinaliseCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();

  @Option(names = "--as-of", paramLabel = "日期", description = "截止日（默认最新结果）")
  private @Nullable LocalDate asOf;

  @Mixin private WhoAndWhy word = new WhoAndWhy();

  @Mixin private Confirmation confirmation = new Confirmation();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Logs.into(folders.data());
    LocalDate day = asOf;
    try (Workplace workplace = Workplace.open(folders.jobs(), folders.data(), folders.url())) {
      Finalisation finalisation = new Finalisation(workplace, folders.output());
      Vintages.Head head = finalisation.vintage(day == null ? null : new AsOf(day));
      out.println(VintageLine.of(workplace, head));
      finalisation.remarks(head).forEach(out::println);
      if (!confirmation.isGiven("把这一版定为最终？")) {
        out.println("没有改动。");
        return ExitCode.DONE.code();
      }
      DeedOutcome outcome = finalisation.finalise(head, word.who(), word.reason());
      outcome.messages().forEach(out::println);
      return outcome.exit().code();
    }
  }
}
