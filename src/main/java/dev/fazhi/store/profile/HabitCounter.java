package dev.fazhi.store.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts how columns are filled: times with and without an hour, equal days, values, numbers. */
final class HabitCounter {

  /** The position of the field that is the key alone; negative for none. */
  final int number;

  private final List<Integer> times = new ArrayList<>();
  private final Map<Integer, Map<String, long[]>> valued = new LinkedHashMap<>();
  private final Map<String, Long> forms = new TreeMap<>();
  private final long[] moments;
  private final long[] withHour;
  private final long[][] bothDays;
  private final long[][] sameDay;

  HabitCounter(Source source) {
    for (int i = 0; i < source.fields().size(); i++) {
      Field field = source.fields().get(i);
      if (field.type().isTime()) {
        times.add(i);
      } else if (!field.values().isEmpty() && !field.required()) {
        // a required one says how it stands, which is another for old rows
        Map<String, long[]> counts = new HashMap<>();
        field.values().values().forEach(value -> counts.put(value, new long[1]));
        valued.put(i, counts);
      }
    }
    this.number = IdField.position(source);
    this.moments = new long[times.size()];
    this.withHour = new long[times.size()];
    this.bothDays = new long[times.size()][times.size()];
    this.sameDay = new long[times.size()][times.size()];
  }

  void add(List<? extends @Nullable Object> values) {
    for (int i = 0; i < times.size(); i++) {
      Object value = values.get(times.get(i));
      LocalDate day = day(value);
      if (day == null) {
        continue;
      }
      if (value instanceof LocalDateTime moment) {
        moments[i]++;
        withHour[i] += moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? 0 : 1;
      }
      for (int j = i + 1; j < times.size(); j++) {
        LocalDate other = day(values.get(times.get(j)));
        bothDays[i][j] += other == null ? 0 : 1;
        sameDay[i][j] += day.equals(other) ? 1 : 0;
      }
    }
    valued.forEach(
        (position, counts) -> {
          if (values.get(position) instanceof String value) {
            long[] known = counts.get(value);
            if (known != null) {
              known[0]++;
            }
          }
        });
    if (number >= 0 && values.get(number) instanceof String id) {
      forms.merge(HabitCounts.form(id), 1L, Long::sum);
    }
  }

  private static @Nullable LocalDate day(@Nullable Object value) {
    return value instanceof LocalDateTime moment
        ? moment.toLocalDate()
        : value instanceof LocalDate day ? day : null;
  }

  /** What was found, by a letter for what it is and the positions of the fields. */
  Map<String, Long> counts() {
    Map<String, Long> found = new LinkedHashMap<>();
    for (int i = 0; i < times.size(); i++) {
      found.put("T" + times.get(i), moments[i]);
      found.put("t" + times.get(i), withHour[i]);
      for (int j = i + 1; j < times.size(); j++) {
        found.put("D" + times.get(i) + "," + times.get(j), bothDays[i][j]);
        found.put("d" + times.get(i) + "," + times.get(j), sameDay[i][j]);
      }
    }
    valued.forEach(
        (position, counts) -> {
          found.put("V" + position, counts.values().stream().mapToLong(count -> count[0]).sum());
          counts.forEach((value, count) -> found.put("v" + position + "=" + value, count[0]));
        });
    found.put("K", forms.values().stream().mapToLong(Long::longValue).sum());
    forms.forEach((form, count) -> found.put("k" + form, count));
    found.values().removeIf(count -> count == 0);
    return found;
  }
}
