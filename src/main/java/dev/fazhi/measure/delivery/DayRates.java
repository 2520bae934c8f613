package dev.fazhi.measure.delivery;

import dev.fazhi.definition.condition.WorkCalendar;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** How many rows are to be expected on days, by what working days and other days usually have. */
public final class DayRates {

  private final WorkCalendar calendar;

  /**
   * @param calendar null when it is not known
   */
  public DayRates(@Nullable WorkCalendar calendar) {
    this.calendar = calendar == null ? new WorkCalendar(Map.of(), Set.of()) : calendar;
  }

  /** Whether the calendar says which days of that year are holidays. */
  public boolean isKnown(int year) {
    return calendar.years().contains(year);
  }

  /** The first of January is a holiday also in years of which the calendar says nothing. */
  private boolean isWorkday(LocalDate day) {
    return day.getDayOfYear() > 1 && calendar.isWorkday(day);
  }

  /** The working days from a day up to another, without that. */
  public long workdays(LocalDate from, LocalDate to) {
    return days(from, to, true);
  }

  private long days(LocalDate from, LocalDate to, boolean work) {
    return from.isBefore(to)
        ? from.datesUntil(to).filter(day -> isWorkday(day) == work).count()
        : 0;
  }

  /**
   * The rows that are to be expected.
   *
   * @param from the first day of those asked for
   * @param to the day behind the last one
   * @param usual rows by day
   * @param first the first day that these are of
   * @param last the last day that these are of
   */
  public double expected(
      LocalDate from,
      LocalDate to,
      SortedMap<LocalDate, Long> usual,
      LocalDate first,
      LocalDate last) {
    double expected = 0;
    for (boolean work : new boolean[] {true, false}) {
      long days = days(first, last.plusDays(1), work);
      long rows = 0;
      for (Map.Entry<LocalDate, Long> day : usual.entrySet()) {
        rows += isWorkday(day.getKey()) == work ? day.getValue() : 0;
      }
      expected += days == 0 ? 0 : (double) rows * days(from, to, work) / days;
    }
    return expected;
  }
}
