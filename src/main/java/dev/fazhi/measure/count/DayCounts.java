package dev.fazhi.measure.count;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows by the day or time that they are of and what they were delivered by. */
public final class DayCounts implements Serializable {

  private static final long serialVersionUID = 1;

  private final HashMap<String, Map<Object, long[]>> byValue = new HashMap<>();
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
    if (other.newest != null) {
      event(other.newest);
    }
  }
}
