package dev.fazhi.store.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts, of the moments in a column ({@code C}), how many are at the times of day at which most
 * are ({@code c}).
 */
final class ClockCounter implements HabitCounter {

  /** So many times of day are kept of each column. */
  private static final int MOST_TIMES = 3;

  private final int[] moments;
  private final List<Map<LocalTime, long[]>> times;

  ClockCounter(Source source) {
    this.moments = source.positions(field -> field.type() == Field.Type.DATE_TIME);
    this.times = new ArrayList<>();
    for (int i = 0; i < moments.length; i++) {
      times.add(new HashMap<>());
    }
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    for (int i = 0; i < moments.length; i++) {
      if (values.get(moments[i]) instanceof LocalDateTime moment) {
        times.get(i).computeIfAbsent(moment.toLocalTime(), any -> new long[1])[0]++;
      }
    }
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    for (int i = 0; i < moments.length; i++) {
      int at = moments[i];
      Map<LocalTime, long[]> all = times.get(i);
      counts.put("C" + at, all.values().stream().mapToLong(rows -> rows[0]).sum());
      all.entrySet().stream()
          .sorted(
              Comparator.comparingLong((Map.Entry<LocalTime, long[]> time) -> -time.getValue()[0])
                  .thenComparing(Map.Entry::getKey))
          .limit(MOST_TIMES)
          .forEach(time -> counts.put("c" + at + "=" + time.getKey(), time.getValue()[0]));
    }
  }
}
