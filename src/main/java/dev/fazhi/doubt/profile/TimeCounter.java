package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts moments and how many are at the times of day at which most are ({@code C}, {@code c}), and
 * of the days that rows are about those of each day of the week ({@code W}, {@code w}) and each
 * part of the day ({@code O}, {@code o}) and how many they span ({@code S}).
 */
final class TimeCounter implements HabitCounter {

  /** So many times of day are kept of each column. */
  private static final int MOST_KEPT = 3;

  private static final int SECONDS_A_DAY = 24 * 60 * 60;

  /** The hours of each part of the day. */
  static final int SPAN = 3;

  private final int[] moments;
  private final int coverage;

  /** By the moment's number, and second of the day; empty until there is one. */
  private final int[][] clocks;

  private final Map<Integer, Long> weekdays = new TreeMap<>();
  private final Map<Integer, Long> hours = new TreeMap<>();
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;

  TimeCounter(Source source) {
    this.moments = source.positions(field -> field.type() == Field.Type.DATE_TIME);
    this.coverage = source.position(source.coverage());
    this.clocks = new int[moments.length][0];
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    for (int i = 0; i < moments.length; i++) {
      if (values.get(moments[i]) instanceof LocalDateTime moment) {
        clocks[i] = clocks[i].length == 0 ? new int[SECONDS_A_DAY] : clocks[i];
        clocks[i][moment.toLocalTime().toSecondOfDay()]++;
      }
    }
    Object about = coverage < 0 ? null : values.get(coverage);
    LocalDate day = DateRange.day(about);
    if (day != null) {
      addCovered(day, about);
    }
  }

  private void addCovered(LocalDate day, @Nullable Object about) {
    weekdays.merge(day.getDayOfWeek().getValue(), 1L, Long::sum);
    first = first == null || day.isBefore(first) ? day : first;
    last = last == null || day.isAfter(last) ? day : last;
    if (about instanceof LocalDateTime moment && DateRange.hasHour(moment)) {
      hours.merge(moment.getHour() / SPAN * SPAN, 1L, Long::sum);
    }
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    for (int i = 0; i < moments.length; i++) {
      if (clocks[i].length > 0) {
        long all = Arrays.stream(clocks[i]).asLongStream().sum();
        counts.put("C" + moments[i], all);
        putClock("c" + moments[i], clocks[i].clone(), counts);
      }
    }
    if (first != null && last != null) {
      counts.put("S", last.toEpochDay() - first.toEpochDay() + 1);
    }
    put("W", "w", weekdays, counts);
    put("O", "o", hours, counts);
  }

  private static void put(
      String all, String each, Map<Integer, Long> parts, Map<String, Long> counts) {
    parts.forEach(
        (part, rows) -> {
          counts.merge(all, rows, Long::sum);
          counts.put(each + "=" + part, rows);
        });
  }

  private static void putClock(String at, int[] seconds, Map<String, Long> counts) {
    for (int kept = 0; kept < MOST_KEPT; kept++) {
      int most = 0;
      for (int second = 1; second < SECONDS_A_DAY; second++) {
        most = seconds[second] > seconds[most] ? second : most;
      }
      counts.put(at + "=" + LocalTime.ofSecondOfDay(most), (long) seconds[most]);
      seconds[most] = 0;
    }
  }
}
