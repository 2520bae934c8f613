package dev.fazhi.measure.count;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many known rows a source has in each month, by the values by which its deliveries come. */
final class MonthRows {

  private static final int MONTHS = 12;

  private final TreeMap<YearMonth, Long> months = new TreeMap<>();
  private final TreeMap<String, Map<YearMonth, Count>> values = new TreeMap<>();

  /**
   * Rows of a month.
   *
   * @param early those on a day of the month not later than the cut-off's
   * @param late those after it
   */
  private record Count(long early, long late) {
    Count plus(Count other) {
      return new Count(early + other.early, late + other.late);
    }
  }

  /**
   * @param days the rows counted by day, month or year
   */
  MonthRows(DayCounts days, AsOf asOf) {
    days.byValue()
        .forEach((value, times) -> times.forEach((time, rows) -> add(time, value, rows[0], asOf)));
  }

  private void add(Object time, String value, long rows, AsOf asOf) {
    if (rows == 0) {
      return;
    } else if (time instanceof LocalDate day) {
      boolean late = day.getDayOfMonth() > asOf.day().getDayOfMonth();
      add(YearMonth.from(day), value, late ? new Count(0, rows) : new Count(rows, 0));
    } else {
      spread(time.toString(), value, new Count(rows, 0));
    }
  }

  /** What is told of a calendar year is told of each of its months. */
  private void spread(String period, String value, Count count) {
    if (period.length() > 4) {
      add(YearMonth.parse(period), value, count);
    } else {
      for (int month = 1; month <= MONTHS; month++) {
        add(YearMonth.of(Integer.parseInt(period), month), value, count);
      }
    }
  }

  private void add(YearMonth month, String value, Count count) {
    months.merge(month, count.early() + count.late(), Long::sum);
    values.computeIfAbsent(value, any -> new TreeMap<>()).merge(month, count, Count::plus);
  }

  /** The rows of each month that has any, whatever their value. */
  TreeMap<YearMonth, Long> months() {
    return months;
  }

  /** The values that rows have, in order; without those of rows that have none. */
  Set<String> values() {
    Set<String> named = new TreeSet<>(values.keySet());
    named.remove(Figure.NO_GROUP);
    return named;
  }

  /**
   * The rows of that value in the part of the month that lies in the period.
   *
   * @param value as in {@link #values}, or {@link Figure#NO_GROUP}
   * @param month one of the period's
   */
  long count(String value, YearMonth month, Period period) {
    Count count = values.getOrDefault(value, Map.of()).get(month);
    if (count == null) {
      return 0;
    }
    // a period that ends within a month ends on the cut-off's day of it
    boolean whole =
        month.isBefore(YearMonth.from(period.to())) || month.atEndOfMonth().equals(period.to());
    return whole ? count.early() + count.late() : count.early();
  }
}
