package dev.fazhi.definition.condition;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which days are working days: Monday to Friday, but for the holidays and the weekends worked
 * instead that the State Council sets for each year.
 *
 * @param changed the weekdays that are off (-1) and the weekend days that are worked (1), by day
 * @param years the years of which something is said
 */
public record WorkCalendar(Map<LocalDate, Integer> changed, Set<Integer> years) {

  /** The reference list that says it: its names end in one of these words, its aliases are days. */
  public static final String LIST = "workdays";

  static final String OFF = "放假";
  static final String ON = "上班";

  private static final int DAYS_A_WEEK = 7;
  private static final int WORKDAYS_A_WEEK = 5;

  /** Of the day before the first Monday of the epoch, so far back that no day is negative. */
  static final long SHIFT = 3 + 4_000L * DAYS_A_WEEK;

  /**
   * The calendar of a reference list.
   *
   * @throws ConditionFault when there is no such list, or something else than days stands in it
   */
  static WorkCalendar of(@Nullable Reference list) throws ConditionFault {
    if (list == null) {
      throw new ConditionFault(
          "workdays 要有工作日表 jobs/reference/workdays.csv：名称以“放假”“上班”结尾，别名是日期，如 2022年放假,2022-01-03");
    }
    Map<LocalDate, Integer> changed = new TreeMap<>();
    Set<Integer> years = new TreeSet<>();
    for (Map.Entry<String, String> entry : list.canonical().entrySet()) {
      if (entry.getKey().equals(entry.getValue())) {
        continue;
      }
      LocalDate day = day(entry.getKey());
      boolean off = entry.getValue().endsWith(OFF);
      if (!off && !entry.getValue().endsWith(ON)) {
        throw new ConditionFault("工作日表 workdays.csv 的名称“" + entry.getValue() + "”应以“放假”或“上班”结尾");
      }
      years.add(day.getYear());
      if (off != isWeekend(day)) {
        changed.put(day, off ? -1 : 1);
      }
    }
    return new WorkCalendar(changed, years);
  }

  /** The calendar of a reference list; null when there is none, or it has a mistake. */
  public static @Nullable WorkCalendar known(@Nullable Reference list) {
    try {
      return list == null ? null : of(list);
    } catch (ConditionFault reported) {
      return null;
    }
  }

  private static LocalDate day(String text) throws ConditionFault {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      throw new ConditionFault("工作日表 workdays.csv 里的“" + text + "”不是像 2022-01-03 这样的日期");
    }
  }

  /** Whether offices work on a day; by the week alone in years of which nothing is said. */
  public boolean isWorkday(LocalDate day) {
    int change = changed.getOrDefault(day, 0);
    return change == 0 ? !isWeekend(day) : change > 0;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** Counts working days between two days. */
  Counter counter() {
    long[] days = new long[changed.size()];
    long[] sums = new long[changed.size()];
    int i = 0;
    long sum = 0;
    for (Map.Entry<LocalDate, Integer> entry : changed.entrySet()) {
      sum += entry.getValue();
      days[i] = entry.getKey().toEpochDay();
      sums[i++] = sum;
    }
    return new Counter(days, sums);
  }

  /** The running sum of the changed days. */
  @SuppressWarnings("ArrayRecordComponent")
  record Counter(long[] days, long[] sums) {

    /** The working days after the first day up to the last; negative when that is earlier. */
    long between(LocalDate from, LocalDate to) {
      return through(to.toEpochDay()) - through(from.toEpochDay());
    }

    private long through(long day) {
      long shifted = day + SHIFT;
      long week = Math.min(shifted % DAYS_A_WEEK + 1, WORKDAYS_A_WEEK);
      int at = Arrays.binarySearch(days, day);
      int last = at >= 0 ? at : -at - 2;
      return WORKDAYS_A_WEEK * (shifted / DAYS_A_WEEK) + week + (last < 0 ? 0 : sums[last]);
    }
  }
}
