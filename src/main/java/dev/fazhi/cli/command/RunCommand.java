package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.DirectoryOptions;
import dev.fazhi.cli.terminal.KnowledgeDateOption;
import dev.fazhi.cli.terminal.Logs;
import dev.fazhi.cli.terminal.Progress;
import dev.fazhi.cli.terminal.Report;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.StopRequest;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.decision.PointInTimeRun;
import dev.fazhi.job.notify.NotificationService;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.job.run.RetryingRun;
import dev.fazhi.job.run.ShutdownSignalHandler;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Problem;
import dev.fazhi.model.ReportPeriod;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the nightly job once. */
@Command(name = "run", header = "导入新文件，计算全部指标，发布结果。")
public final class RunCommand extends FolderCommand {

  /** Seconds to spend on sending notifications after a scheduled run. */
  private static final int TELLING_SECONDS = 45;

  @Option(names = "--as-of", paramLabel = "日期", description = "截止日，如 2022-12-12（默认昨天）")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--period",
      paramLabel = "统计期",
      description = {
        "结果说的是哪一段：year 年初至截止日（默认），half、quarter、month 截止日所在的半年、季、月，",
        "与上年同期比；另存一版，放入单独的 output/<截止日>-month/，不动年初以来的结果"
      })
  private ReportPeriod reports = ReportPeriod.YEAR;

  @Option(
      names = "--known-at",
      paramLabel = KnowledgeDateOption.LABEL,
      description = "不导入，按当时已知的数据重新计算，放入单独的 output/known-at-<装载编号>/：" + KnowledgeDateOption.MEANING)
  private @Nullable String knownAt;

  @Option(
      names = "--retry",
      description = "因数据库占用、网络盘未接上、磁盘满等会自行消失的故障失败时，按 nightly.yml 的 retry 过一会儿再试（供定时任务用）")
  private boolean retry;

  @Override
  public Integer call() {
    LocalDate day = asOf != null ? asOf : yesterday(folders);
    AsOf cutOff = new AsOf(day, reports);
    if (knownAt != null) {
      return recompute(cutOff, knownAt);
    }
    return execute(folders, cutOff, out(), retry).exit().code();
  }

  /** The default cut-off: yesterday in the zone of the definitions. */
  static LocalDate yesterday(DirectoryOptions folders) {
    return LocalDate.now(Workspace.zone(folders.jobs(), folders.data())).minusDays(1);
  }

  private int recompute(AsOf day, String then) {
    Logs.into(folders.data());
    PrintWriter out = out();
    try (Workspace workplace = open()) {
      long load = new KnowledgeDateOption(workplace).load(then);
      RunOutcome outcome = PointInTimeRun.run(request(folders, day), load, workplace);
      new Report(out).print(outcome);
      if (outcome.folder() != null) {
        out.println("按第 " + load + " 次装载之后已知的数据重算，没有导入，已发布的结果没有变动：" + outcome.folder());
      }
      return outcome.exit().code();
    }
  }

  /** Runs with notifications, if they are declared. */
  static RunOutcome execute(DirectoryOptions folders, AsOf asOf, PrintWriter out, boolean retry) {
    Logs.into(folders.data());
    RunRequest request = request(folders, asOf);
    try {
      RunOutcome outcome = run(request, out, retry);
      new Report(out).print(outcome);
      tell(NotificationService.End.of(request, outcome), out);
      rehearseStatus(folders);
      return outcome;
    } catch (Problem problem) {
      tell(NotificationService.End.of(request, problem), out);
      throw problem;
    }
  }

  /** Runs without notifications. */
  static RunOutcome quietly(DirectoryOptions folders, AsOf asOf, PrintWriter out) {
    Logs.into(folders.data());
    RunOutcome outcome = run(request(folders, asOf), out, false);
    Report report = new Report(out);
    report.print(outcome);
    report.printFigures(DefinitionLoader.load(folders.jobs()), outcome);
    rehearseStatus(folders);
    return outcome;
  }

  /**
   * Loads what {@code status} needs where this process archives its classes for the next ones, and
   * says beside the archive that it holds what a whole run loads.
   */
  private static void rehearseStatus(DirectoryOptions folders) {
    String archive = System.getProperty("fazhi.archiving");
    if (archive == null) {
      return;
    }
    try {
      StatusCommand.print(folders, new PrintWriter(Writer.nullWriter()));
      Files.createFile(Path.of(archive + ".rich"));
    } catch (RuntimeException | IOException withoutIt) {
      // a later run archives its classes
    }
  }

  private static RunRequest request(DirectoryOptions folders, AsOf asOf) {
    return new RunRequest(
        asOf, folders.input(), folders.output(), folders.data(), folders.jobs(), folders.url());
  }

  private static RunOutcome run(RunRequest request, PrintWriter out, boolean retry) {
    try (Progress progress = new Progress(out)) {
      if (!retry) {
        return NightlyRun.run(request, progress);
      }
      StopRequest stop = new StopRequest();
      ShutdownSignalHandler signals = new ShutdownSignalHandler(stop::press);
      try {
        Nightly.Retry patience =
            DefinitionLoader.nightlyAlone(request.jobs())
                .map(Nightly::retry)
                .orElse(Nightly.Retry.USUAL);
        return new RetryingRun().run(request, progress, stop, patience);
      } finally {
        signals.close();
      }
    }
  }

  private static void tell(NotificationService.End end, PrintWriter out) {
    int patience = System.console() == null ? TELLING_SECONDS : 0;
    NotificationService.tell(end, patience).forEach(line -> out.println("通知 " + line));
  }
}
