package dev.fazhi.job;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Nightly.Calendar;
import dev.fazhi.store.FileRegister;
import dev.fazhi.store.KnownFile;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the deliveries that a source's calendar asks for have come.
 *
 * @param source the source's id
 * @param title what people call it
 * @param from first day of the newest span that had to be delivered by the day asked about
 * @param to its last day; a delivery counts for it when it was exported on this day or later
 * @param due the last day on which it could come in time
 * @param newest the day of the newest export that was loaded; null when none was
 */
public record Overdue(
    String source,
    String title,
    LocalDate from,
    LocalDate to,
    LocalDate due,
    @Nullable LocalDate newest) {

  /** The state of every source that has a calendar on that day, in the order of the calendars. */
  public static List<Overdue> all(
      Definitions definitions, List<FileRegister.Total> files, LocalDate today) {
    return definitions.nightly().calendars().stream()
        .map(
            calendar -> {
              LocalDate to = lastDue(calendar, today);
              return new Overdue(
                  calendar.source(),
                  definitions.source(calendar.source()).title(),
                  begin(calendar.every(), to),
                  to,
                  to.plusDays(calendar.graceDays()),
                  newest(files, calendar.source()).orElse(null));
            })
        .toList();
  }

  /** Whether the span's delivery is missing although it was due. */
  public boolean isOverdue() {
    return newest == null || newest.isBefore(to);
  }

  /** The last day of the newest span whose time of grace is over on that day. */
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

  private static Optional<LocalDate> newest(List<FileRegister.Total> files, String source) {
    return files.stream()
        .filter(file -> file.status() == KnownFile.Status.MERGED && file.source().equals(source))
        .map(FileRegister.Total::newest)
        .filter(Objects::nonNull)
        .map(LocalDateTime::toLocalDate)
        .findFirst();
  }
}
