package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of a column of names and that of who delivers, of two of known values, and of kinds and
 * who has them, how many rows have both ({@code Q}), and of each name with whom it stands ({@code
 * q}).
 */
final class PartnerCounter implements HabitCounter {

  /** Between two names. */
  static final char WITH = '\u001f';

  /** Columns with more different names are no lists of towns or units. */
  private static final int MOST_NAMES = 500;

  private final List<Pair> pairs = new ArrayList<>();

  private record Pair(int one, int other, Map<String, Map<String, long[]>> names) {}

  PartnerCounter(Source source) {
    int by = source.position(source.deliveredBy());
    add(source.positions(field -> by >= 0 && source.isNamed(field)), new int[] {by});
    int[] valued = source.positions(field -> !field.required() && !field.values().isEmpty());
    add(valued, valued);
    int[] kinds = source.positions(field -> field.type() == Field.Type.PATH);
    add(
        kinds,
        source.positions(
            field -> source.isNamed(field) && !field.name().equals(source.deliveredBy())));
  }

  private void add(int[] names, int[] others) {
    for (int named : names) {
      for (int other : others) {
        if (named != other) {
          pairs.add(new Pair(named, other, new HashMap<>()));
        }
      }
    }
  }

  /** Whether there are two such columns. */
  boolean isAny() {
    return !pairs.isEmpty();
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    for (Pair pair : pairs) {
      if (values.get(pair.one) instanceof String name
          && values.get(pair.other) instanceof String other
          && pair.names.size() <= MOST_NAMES) {
        pair.names.computeIfAbsent(name, any -> new HashMap<>())
            .computeIfAbsent(other, any -> new long[1])[0]++;
      }
    }
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    for (Pair pair : pairs) {
      if (pair.names.size() <= MOST_NAMES) {
        String at = pair.one + "," + pair.other;
        new TreeMap<>(pair.names)
            .forEach(
                (name, others) ->
                    new TreeMap<>(others)
                        .forEach(
                            (other, rows) -> {
                              String both = HabitCounts.line(name + WITH + other);
                              counts.merge("Q" + at, rows[0], Long::sum);
                              counts.put("q" + at + "=" + both, rows[0]);
                            }));
      }
    }
  }
}
