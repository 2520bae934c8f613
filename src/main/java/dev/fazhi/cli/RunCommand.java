package dev.fazhi.cli;

import dev.fazhi.definition.DefinitionLoader;
import dev.fazhi.job.NightlyRun;
import dev.fazhi.job.RunOutcome;
import dev.fazhi.job.RunRequest;
import dev.fazhi.model.AsOf;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One run of the nightly job. */
@Command(
    name = "run",
    header = "导入新文件，计算全部指标，发布结果。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
final class RunCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();

  @Option(names = "--as-of", paramLabel = "日期", description = "截止日，如 2022-12-12（默认昨天）")
  private @Nullable LocalDate asOf;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    LocalDate day = asOf != null ? asOf : yesterday(folders.jobs());
    return execute(folders, new AsOf(day), spec.commandLine().getOut(), false).exit().code();
  }

  /** The night counts what the day before brought, by the clock of the definitions' zone. */
  static LocalDate yesterday(Path jobs) {
    return LocalDate.now(DefinitionLoader.load(jobs).nightly().zone()).minusDays(1);
  }

  static RunOutcome execute(Folders folders, AsOf asOf, PrintWriter out, boolean figures) {
    Logs.into(folders.data());
    RunRequest request =
        new RunRequest(
            asOf, folders.input(), folders.output(), folders.data(), folders.jobs(), folders.url());
    RunOutcome outcome;
    try (Progress progress = new Progress(out)) {
      outcome = NightlyRun.run(request, progress);
    }
    Report report = new Report(out);
    report.print(outcome);
    if (figures) {
      report.printFigures(DefinitionLoader.load(folders.jobs()), outcome);
    }
    return outcome;
  }
}
