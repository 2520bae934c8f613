package dev.fazhi.measure.delivery;

import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import dev.fazhi.store.archive.DateRange;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What files of a source do not say though figures need it.
 *
 * @param detail what the note says
 * @param fields of the figures that it concerns, those that read one of them; empty for all
 * @param span the days that it concerns; null for all
 */
public record Defect(Note note, String detail, Set<String> fields, @Nullable DateRange span) {

  /**
   * Whether it concerns a figure.
   *
   * @param reads the fields that the figure reads
   * @param earlier whether rows from before the period count as well
   */
  public boolean concerns(Set<String> reads, Period period, boolean earlier) {
    return (fields.isEmpty() || !Collections.disjoint(fields, reads))
        && (isWithin(period, earlier) || isWithin(period.samePeriodLastYear(), earlier));
  }

  private boolean isWithin(Period period, boolean earlier) {
    return span == null
        || !span.from().isAfter(period.to()) && (earlier || !span.to().isBefore(period.from()));
  }
}
