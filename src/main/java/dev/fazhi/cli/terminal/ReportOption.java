package dev.fazhi.cli.terminal;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.ReportPeriod;
import dev.fazhi.store.vintage.Vintages;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which published figures are meant: the cut-off and the report. */
public final class ReportOption {

  @Option(names = "--as-of", paramLabel = "日期", description = "截止日，如 2022-12-12（默认最新结果）")
  private @Nullable LocalDate day;

  @Option(
      names = "--period",
      paramLabel = "统计期",
      description = "哪一种结果：year 年初至截止日（默认），half、quarter、month 截止日所在的半年、季、月")
  private ReportPeriod reports = ReportPeriod.YEAR;

  /** The cut-off that was given; null for the newest. */
  public @Nullable AsOf asOf() {
    LocalDate given = day;
    return given == null ? null : new AsOf(given, reports);
  }

  /** The report that is meant. */
  public ReportPeriod reports() {
    return reports;
  }

  /** The newest vintage of the cut-off, or of all when none was given. */
  public Optional<Vintages.Head> head(Vintages vintages) {
    AsOf asOf = asOf();
    return asOf == null ? vintages.newest(reports) : vintages.newest(asOf);
  }

  /** The message when there is no such vintage. */
  public String nothing() {
    AsOf asOf = asOf();
    return asOf == null
        ? "还没有%s"
            .formatted(
                reports == ReportPeriod.YEAR
                    ? "结果，请先运行 ./fazhi run。"
                    : reports.title()
                        + "，请先运行 ./fazhi run --as-of 日期 --period "
                        + reports.id()
                        + "。")
        : "没有截止 " + asOf.spaced() + "的结果，请先运行 ./fazhi run " + asOf.options() + "。";
  }
}
