package dev.fazhi.measure.check;

import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The times without rows between days that have some. */
final class DayGaps {

  /** The longest that offices are closed. */
  private static final int HOLIDAYS = 10;

  /** Fewer rows show no even flow. */
  private static final int LEAST_ROWS = 60;

  private static final int DAYS_A_YEAR = 365;

  private DayGaps() {}

  /** The times between days with rows that are longer than any holidays. */
  static List<DateRange> of(SortedMap<LocalDate, Long> days) {
    List<DateRange> gaps = new ArrayList<>();
    LocalDate before = null;
    for (LocalDate day : days.keySet()) {
      if (before != null && before.plusDays(HOLIDAYS + 1).isBefore(day)) {
        gaps.add(new DateRange(before.plusDays(1), day.minusDays(1)));
      }
      before = day;
    }
    return gaps;
  }

  static long days(DateRange days) {
    return ChronoUnit.DAYS.between(days.from(), days.to()) + 1;
  }

  static boolean isWholeMonths(DateRange gap) {
    return gap.from().getDayOfMonth() == 1 && gap.to().plusDays(1).getDayOfMonth() == 1;
  }

  /** How many rows a gap would have, by the half year before and after. */
  static long expected(TreeMap<LocalDate, Long> days, DateRange gap) {
    LocalDate from = gap.from().minusDays(DAYS_A_YEAR / 2);
    LocalDate to = gap.to().plusDays(DAYS_A_YEAR / 2);
    from = days.firstKey().isAfter(from) ? days.firstKey() : from;
    to = days.lastKey().isBefore(to) ? days.lastKey() : to;
    long own = days(gap);
    long others = ChronoUnit.DAYS.between(from, to) + 1 - own;
    long rows = days.subMap(from, true, to, true).values().stream().mapToLong(n -> n).sum();
    return others <= 0 || rows < LEAST_ROWS ? 0 : rows * own / others;
  }
}
