package dev.fazhi.job.context;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Nightly.Calendar;
import dev.fazhi.store.register.FileTotal;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a source's due deliveries. A period counts as delivered by a file that was exported
 * on its last day or later, or whose rows reach to its end.
 *
 * @param source the source's id
 * @param title what people call it
 * @param from first day of the newest span that had to be delivered by the day asked about
 * @param to its last day
 * @param due the last day on which it could come in time
 * @param newest the day of the newest export that was loaded; null when none was
 * @param coveredTo the last day that loaded rows are about; null when that is not known
 * @param since the first day on which a delivery that is still missing was late; null when none is
 */
public record Overdue(
    String source,
    String title,
    LocalDate from,
    LocalDate to,
    LocalDate due,
    @Nullable LocalDate newest,
    @Nullable LocalDate coveredTo,
    @Nullable LocalDate since) {

  /** Maximum number of periods to look back for the first missing delivery. */
  private static final int MOST_SPANS = 1000;

  /** The state of every source that has a calendar on that day, in the order of the calendars. */
  public static List<Overdue> all(Definitions definitions, List<FileTotal> files, LocalDate today) {
    return definitions.nightly().calendars().stream()
        .map(calendar -> of(definitions, calendar, files, today))
        .toList();
  }

  private static Overdue of(
      Definitions definitions, Calendar calendar, List<FileTotal> files, LocalDate today) {
    Optional<FileTotal> merged =
        files.stream()
            .filter(file -> file.status() == RegisteredFile.Status.MERGED)
            .filter(file -> file.source().equals(calendar.source()))
            .findFirst();
    LocalDate newest = merged.map(FileTotal::newest).map(LocalDateTime::toLocalDate).orElse(null);
    LocalDate covered = merged.map(FileTotal::coveredTo).orElse(null);
    LocalDate to = lastDue(calendar, today);
    return new Overdue(
        calendar.source(),
        definitions.source(calendar.source()).title(),
        begin(calendar.every(), to),
        to,
        to.plusDays(calendar.graceDays()),
        newest,
        covered,
        since(calendar, to, later(newest, covered)));
  }

  /** Whether a delivery is missing although it was due. */
  public boolean isOverdue() {
    return since != null;
  }

  /** How many days late the first missing delivery is on that day; 0 when none is missing. */
  public long daysLate(LocalDate today) {
    return since == null ? 0 : ChronoUnit.DAYS.between(since, today) + 1;
  }

  /** Describes in Chinese what is missing and for how long. */
  String describe(LocalDate today) {
    return "%s逾期 %s 天未报：最近应报 %s 至 %s，最迟 %s；最近一次导出 %s，数据到 %s。"
        .formatted(
            title,
            daysLate(today),
            from,
            to,
            due,
            newest == null ? "从未" : newest,
            coveredTo == null ? "不详" : coveredTo);
  }

  /** A source without any delivery counts as late since its newest period. */
  private static @Nullable LocalDate since(
      Calendar calendar, LocalDate newestEnd, @Nullable LocalDate delivered) {
    if (delivered != null && !delivered.isBefore(newestEnd)) {
      return null;
    }
    LocalDate missing = newestEnd;
    for (int i = 0; delivered != null && i < MOST_SPANS; i++) {
      LocalDate before = begin(calendar.every(), missing).minusDays(1);
      if (!delivered.isBefore(before)) {
        break;
      }
      missing = before;
    }
    return missing.plusDays(calendar.graceDays() + 1L);
  }

  private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  /** The last day of the newest period whose grace days are over on that day. */
  private static LocalDate lastDue(Calendar calendar, LocalDate today) {
    LocalDate end = today.minusDays(calendar.graceDays() + 1L);
    return switch (calendar.every()) {
      case DAY -> end;
      case MONTH ->
          end.getDayOfMonth() == end.lengthOfMonth() ? end : end.withDayOfMonth(1).minusDays(1);
      case YEAR ->
          end.getDayOfYear() == end.lengthOfYear() ? end : end.withDayOfYear(1).minusDays(1);
    };
  }

  private static LocalDate begin(Calendar.Every every, LocalDate end) {
    return switch (every) {
      case DAY -> end;
      case MONTH -> end.withDayOfMonth(1);
      case YEAR -> end.withDayOfYear(1);
    };
  }
}
