package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts in how many rows ({@code P}) two or three columns, or all but the key, say what they say
 * in one of the rows shortly above ({@code p}, with the positions).
 */
final class TwinCounter implements HabitCounter {

  /** Rows farther apart than these are of no one time. */
  private static final int NEAR = 50;

  /** So many rows are looked at. */
  private static final int MOST_ROWS = 10_000;

  private static final int MOST_COLUMNS = 8;

  /** Columns, with the row in which each content was last. */
  private static final class Columns {
    private final int[] positions;
    private final Map<Long, Integer> last = new HashMap<>();
    private long twins;

    Columns(List<Integer> positions) {
      this.positions = positions.stream().mapToInt(Integer::intValue).toArray();
    }

    void add(List<? extends @Nullable Object> values, int row) {
      long content = 1;
      for (int position : positions) {
        Object value = values.get(position);
        content = content * 0x5DEECE66DL + (value == null ? 11 : RowContent.hash(value));
        content ^= content >>> 29;
      }
      Integer above = last.put(content, row);
      twins += above != null && row - above <= NEAR ? 1 : 0;
    }
  }

  private final Map<String, Columns> all = new LinkedHashMap<>();
  private int rows;

  TwinCounter(Source source) {
    List<Integer> columns = new ArrayList<>();
    // rows without a number of their own are no others where they say the same
    for (int position :
        IdField.position(source) < 0
            ? new int[0]
            : source.positions(field -> isAsked(source, field))) {
      columns.add(position);
    }
    int few = Math.min(MOST_COLUMNS, columns.size());
    for (int i = 0; i < few; i++) {
      for (int j = i + 1; j < few; j++) {
        put(List.of(columns.get(i), columns.get(j)));
        for (int k = j + 1; k < few; k++) {
          put(List.of(columns.get(i), columns.get(j), columns.get(k)));
        }
      }
    }
  }

  /** Moments are hardly ever the same, and what happens later is not known yet. */
  private static boolean isAsked(Source source, Field field) {
    boolean later =
        source.events().contains(field.name()) && !field.name().equals(source.coverage());
    return !source.key().contains(field.name())
        && field.type() != Field.Type.DATE_TIME
        && field.values().isEmpty()
        && !later;
  }

  private void put(List<Integer> positions) {
    all.put(
        String.join(",", positions.stream().map(String::valueOf).toList()), new Columns(positions));
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    if (rows < MOST_ROWS) {
      rows++;
      all.values().forEach(columns -> columns.add(values, rows));
    }
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    counts.put("P", all.isEmpty() ? 0L : rows);
    all.forEach((at, columns) -> counts.put("p=" + at, columns.twins));
  }
}
