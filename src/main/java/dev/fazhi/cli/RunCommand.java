package dev.fazhi.cli;

import dev.fazhi.definition.DefinitionLoader;
import dev.fazhi.definition.Nightly;
import dev.fazhi.job.NightlyRun;
import dev.fazhi.job.Notices;
import dev.fazhi.job.PatientRun;
import dev.fazhi.job.RunOutcome;
import dev.fazhi.job.RunRequest;
import dev.fazhi.job.StopButton;
import dev.fazhi.job.StopOnSignal;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Problem;
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

  /** Nobody waits for a run by night; so long it tries to get a message through. */
  private static final int TELLING_SECONDS = 45;

  @Mixin private Folders folders = new Folders();

  @Option(names = "--as-of", paramLabel = "日期", description = "截止日，如 2022-12-12（默认昨天）")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--retry",
      description = "因数据库占用、网络盘未接上、磁盘满等会自行消失的故障失败时，按 nightly.yml 的 retry 过一会儿再试（供定时任务用）")
  private boolean retry;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    LocalDate day = asOf != null ? asOf : yesterday(folders.jobs());
    return execute(folders, new AsOf(day), spec.commandLine().getOut(), retry).exit().code();
  }

  /** The night counts what the day before brought, by the clock of the definitions' zone. */
  static LocalDate yesterday(Path jobs) {
    return LocalDate.now(DefinitionLoader.load(jobs).nightly().zone()).minusDays(1);
  }

  /** A run of which people are told, if that is declared. */
  static RunOutcome execute(Folders folders, AsOf asOf, PrintWriter out, boolean retry) {
    Logs.into(folders.data());
    RunRequest request = request(folders, asOf);
    try {
      RunOutcome outcome = run(request, out, retry);
      new Report(out).print(outcome);
      tell(Notices.End.of(request, outcome), out);
      return outcome;
    } catch (Problem problem) {
      tell(Notices.End.of(request, problem), out);
      throw problem;
    }
  }

  /** A run that is nobody's business but its starter's. */
  static RunOutcome quietly(Folders folders, AsOf asOf, PrintWriter out) {
    Logs.into(folders.data());
    RunOutcome outcome = run(request(folders, asOf), out, false);
    Report report = new Report(out);
    report.print(outcome);
    report.printFigures(DefinitionLoader.load(folders.jobs()), outcome);
    return outcome;
  }

  private static RunRequest request(Folders folders, AsOf asOf) {
    return new RunRequest(
        asOf, folders.input(), folders.output(), folders.data(), folders.jobs(), folders.url());
  }

  private static RunOutcome run(RunRequest request, PrintWriter out, boolean retry) {
    try (Progress progress = new Progress(out)) {
      if (!retry) {
        return NightlyRun.run(request, progress);
      }
      StopButton stop = new StopButton();
      StopOnSignal signals = new StopOnSignal(stop::press);
      try {
        Nightly.Retry patience =
            DefinitionLoader.nightlyAlone(request.jobs())
                .map(Nightly::retry)
                .orElse(Nightly.Retry.USUAL);
        return new PatientRun().run(request, progress, stop, patience);
      } finally {
        signals.close();
      }
    }
  }

  private static void tell(Notices.End end, PrintWriter out) {
    int patience = System.console() == null ? TELLING_SECONDS : 0;
    Notices.tell(end, patience).forEach(line -> out.println("通知 " + line));
  }
}
