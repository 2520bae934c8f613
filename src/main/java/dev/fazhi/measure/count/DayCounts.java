package dev.fazhi.measure.count;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows by the day or time that they are of and what they were delivered by. */
public final class DayCounts implements Serializable {

  private static final long serialVersionUID = 1;

  private final HashMap<String, Map<Object, long[]>> byValue = new HashMap<>();
  private final TreeMap<String, TreeMap<String, TreeMap<YearMonth, long[]>>> paths =
      new TreeMap<>();
  private final OpenCases open = new OpenCases();
  private @Nullable LocalDate newest;

  /**
   * @param time a day, or a month or year as text
   */
  void add(String value, Object time, long rows) {
    byValue.computeIfAbsent(value, any -> new HashMap<>())
            .computeIfAbsent(time, any -> new long[1])[0] +=
        rows;
  }

  void event(LocalDate day) {
    newest = newest == null || day.isAfter(newest) ? day : newest;
  }

  void path(String field, String path, YearMonth month, long rows) {
    paths
            .computeIfAbsent(field, any -> new TreeMap<>())
            .computeIfAbsent(path, any -> new TreeMap<>())
            .computeIfAbsent(month, any -> new long[1])[0] +=
        rows;
  }

  /** The rows of each month by field of more than one level, and its value. */
  public Map<String, TreeMap<String, TreeMap<YearMonth, long[]>>> paths() {
    return paths;
  }

  /** The rows of each time by value. */
  public Map<String, Map<Object, long[]>> byValue() {
    return byValue;
  }

  /** The day of the newest event; null when there is none. */
  @Nullable
  public LocalDate newest() {
    return newest;
  }

  /** How long rows were open. */
  public OpenCases open() {
    return open;
  }

  void add(DayCounts other) {
    open.add(other.open);
    other.byValue.forEach(
        (value, times) -> times.forEach((time, rows) -> add(value, time, rows[0])));
    other.paths.forEach(
        (field, paths) ->
            paths.forEach(
                (path, months) ->
                    months.forEach((month, rows) -> path(field, path, month, rows[0]))));
    if (other.newest != null) {
      event(other.newest);
    }
  }
}
