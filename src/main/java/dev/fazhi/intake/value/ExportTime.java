package dev.fazhi.intake.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The time of an export, which decides between two that differ: the day in its name, else its
 * newest event, but never later than the file's own time. A file named as a correction is as new as
 * possible: of the end of the day in its name, and without one of its own time.
 *
 * @param moment in the zone of the definitions
 * @param dated whether the day in its name says so; else it is only inferred
 */
public record ExportTime(LocalDateTime moment, boolean dated) {

  /**
   * Of a file.
   *
   * @param newestEvent null when it has none
   * @param latest when it was there: the earlier of its time of modification and now
   */
  static ExportTime of(String fileName, @Nullable LocalDateTime newestEvent, LocalDateTime latest) {
    LocalDate day = ExportDate.inName(fileName);
    boolean correction = ExportDate.isCorrection(fileName);
    if (day != null && !day.isAfter(latest.toLocalDate())) {
      LocalDateTime end = day.atTime(23, 59, 59);
      // it may have been copied before what it corrects
      return new ExportTime(correction ? end : earlier(end, latest), true);
    }
    if (newestEvent == null || correction) {
      return new ExportTime(latest, false);
    }
    return new ExportTime(earlier(newestEvent, latest), false);
  }

  private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
    return one.isBefore(other) ? one : other;
  }
}
