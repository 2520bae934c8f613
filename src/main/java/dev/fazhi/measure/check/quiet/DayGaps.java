package dev.fazhi.measure.check.quiet;

import dev.fazhi.definition.condition.WorkCalendar;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The times without rows between days that have some. */
final class DayGaps {

  /** The longest that offices are closed. */
  private static final int HOLIDAYS = 10;

  /** So many working days without rows are no holidays. */
  private static final int WORKDAYS = 4;

  /** So many are none where every other working day has rows. */
  private static final int ONLY_WORKDAYS = 2;

  /** Fewer rows show no even flow. */
  private static final int LEAST_ROWS = 60;

  private static final int DAYS_A_YEAR = 365;

  private DayGaps() {}

  /**
   * The times between days with rows that are longer than any holidays, or that have some working
   * days.
   *
   * @param calendar null when it is not known
   */
  static List<DateRange> of(SortedMap<LocalDate, Long> days, @Nullable WorkCalendar calendar) {
    Map<DateRange, Long> all = new LinkedHashMap<>();
    LocalDate before = null;
    for (LocalDate day : days.keySet()) {
      if (before != null && before.plusDays(1).isBefore(day)) {
        DateRange gap = new DateRange(before.plusDays(1), day.minusDays(1));
        all.put(gap, calendar == null ? 0 : workdays(gap, calendar));
      }
      before = day;
    }
    boolean only = all.values().stream().filter(workdays -> workdays > 0).count() == 1;
    long least = only ? ONLY_WORKDAYS : WORKDAYS;
    all.entrySet().removeIf(gap -> gap.getValue() < least && !isLong(gap.getKey()));
    return new ArrayList<>(all.keySet());
  }

  /** Whether it is longer than any holidays. */
  static boolean isLong(DateRange gap) {
    return days(gap) > HOLIDAYS;
  }

  /** The working days in a gap; none in a year of which the calendar says nothing. */
  private static long workdays(DateRange gap, WorkCalendar calendar) {
    return gap.from()
        .datesUntil(gap.to().plusDays(1))
        .filter(day -> calendar.years().contains(day.getYear()) && calendar.isWorkday(day))
        .count();
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
