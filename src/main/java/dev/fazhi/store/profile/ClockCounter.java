package dev.fazhi.store.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts, of the moments in a column ({@code C}), how many are at the times of day at which most
 * are ({@code c}), and of the rows with two days ({@code A}) how many have them as many days apart
 * as most have ({@code a}).
 */
final class ClockCounter implements HabitCounter {

  /** So many times of day, or spans, are kept of each column. */
  private static final int MOST_KEPT = 3;

  private static final int SECONDS_A_DAY = 24 * 60 * 60;

  /** More different spans are no rule. */
  private static final int MOST_SPANS = 400;

  private final int[] moments;
  private final int[] times;

  /** By the moment's number in the source, and second of the day; empty until there is one. */
  private final int[][] clocks;

  /** By the numbers of two times, how many days apart they are. */
  private final List<List<Map<Long, long[]>>> spans = new ArrayList<>();

  ClockCounter(Source source) {
    this.moments = source.positions(field -> field.type() == Field.Type.DATE_TIME);
    // the units of a month report it all at once
    boolean reported = source.coverage(Field.Type.PERIOD) >= 0;
    this.times = source.positions(field -> !reported && field.type().isTime());
    this.clocks = new int[moments.length][0];
    for (int i = 0; i < times.length; i++) {
      List<Map<Long, long[]>> others = new ArrayList<>();
      for (int j = 0; j < times.length; j++) {
        others.add(new HashMap<>());
      }
      spans.add(others);
    }
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    for (int i = 0; i < moments.length; i++) {
      if (values.get(moments[i]) instanceof LocalDateTime moment) {
        clocks[i] = clocks[i].length == 0 ? new int[SECONDS_A_DAY] : clocks[i];
        clocks[i][moment.toLocalTime().toSecondOfDay()]++;
      }
    }
    for (int i = 0; i < times.length; i++) {
      LocalDate day = DateRange.day(values.get(times[i]));
      for (int j = i + 1; day != null && j < times.length; j++) {
        LocalDate other = DateRange.day(values.get(times[j]));
        if (other != null) {
          Map<Long, long[]> pair = spans.get(i).get(j);
          long days = ChronoUnit.DAYS.between(day, other);
          if (pair.size() < MOST_SPANS || pair.containsKey(days)) {
            pair.computeIfAbsent(days, any -> new long[1])[0]++;
          }
        }
      }
    }
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    for (int i = 0; i < moments.length; i++) {
      if (clocks[i].length > 0) {
        putClock(Integer.toString(moments[i]), clocks[i].clone(), counts);
      }
    }
    for (int i = 0; i < times.length; i++) {
      for (int j = i + 1; j < times.length; j++) {
        putSpans(times[i] + "," + times[j], spans.get(i).get(j), counts);
      }
    }
  }

  private static void putClock(String at, int[] seconds, Map<String, Long> counts) {
    counts.put("C" + at, Arrays.stream(seconds).asLongStream().sum());
    for (int kept = 0; kept < MOST_KEPT; kept++) {
      int most = 0;
      for (int second = 1; second < SECONDS_A_DAY; second++) {
        most = seconds[second] > seconds[most] ? second : most;
      }
      counts.put("c" + at + "=" + LocalTime.ofSecondOfDay(most), (long) seconds[most]);
      seconds[most] = 0;
    }
  }

  private static void putSpans(String at, Map<Long, long[]> found, Map<String, Long> counts) {
    counts.put("A" + at, found.values().stream().mapToLong(rows -> rows[0]).sum());
    found.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<Long, long[]> span) -> -span.getValue()[0])
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_KEPT)
        .forEach(span -> counts.put("a" + at + "=" + span.getKey(), span.getValue()[0]));
  }
}
