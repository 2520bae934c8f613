package dev.fazhi.store.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the values of fields that have some known ones ({@code V}, {@code v}), the names in other
 * texts ({@code N}, {@code n}), numbers that are zero ({@code Z}, {@code z}), and the forms of the
 * rows' own numbers ({@code K}, {@code k}).
 */
final class ValueCounter implements HabitCounter {

  /** A column with more different names is no list. */
  private static final int MOST_NAMES = 60;

  /** The position of the field that is the key alone; negative for none. */
  private final int number;

  private final Map<Integer, Map<String, long[]>> valued = new LinkedHashMap<>();
  private final Map<Integer, Map<String, long[]>> named = new LinkedHashMap<>();
  private final Map<Integer, long[]> zeros = new LinkedHashMap<>();
  private final Map<String, long[]> forms = new TreeMap<>();

  ValueCounter(Source source) {
    for (int i = 0; i < source.fields().size(); i++) {
      Field field = source.fields().get(i);
      Field.Type type = field.type();
      boolean answer = type == Field.Type.YES_NO;
      if (type.isNumber()) {
        zeros.put(i, new long[2]);
      } else if (answer || !field.values().isEmpty()) {
        // a required one says how it stands, which is another for old rows
        if (!field.required()) {
          Map<String, long[]> counts = new TreeMap<>();
          (answer ? Field.ANSWERS : field.values().values())
              .forEach(value -> counts.put(value, new long[1]));
          valued.put(i, counts);
        }
      } else if (Set.of(Field.Type.TEXT, Field.Type.PATH).contains(type)
          && !source.key().contains(field.name())) {
        named.put(i, new HashMap<>());
      }
    }
    this.number = IdField.position(source);
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    valued.forEach(
        (position, counts) -> {
          Object value = values.get(position);
          Object answer = value instanceof Boolean yes ? Field.ANSWERS.get(yes ? 0 : 1) : value;
          long[] known = answer == null ? null : counts.get(answer);
          if (known != null) {
            known[0]++;
          }
        });
    named.forEach(
        (position, counts) -> {
          if (values.get(position) instanceof String name) {
            int level = name.indexOf('>');
            counts
                .computeIfAbsent(level < 0 ? name : name.substring(0, level), any -> new long[1])[
                0]++;
          }
        });
    named.values().removeIf(counts -> counts.size() > MOST_NAMES);
    zeros.forEach(
        (position, counts) -> {
          Object value = values.get(position);
          counts[0] += value == null ? 0 : 1;
          counts[1] += value != null && isZero(value) ? 1 : 0;
        });
    if (number >= 0 && values.get(number) instanceof String id) {
      forms.computeIfAbsent(HabitCounts.form(id), any -> new long[1])[0]++;
    }
  }

  private static boolean isZero(Object value) {
    return value instanceof BigDecimal exact
        ? exact.signum() == 0
        : value instanceof Number whole && whole.longValue() == 0;
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    valued.forEach((position, values) -> put("V", "v", position + "=", values, counts));
    named.forEach((position, names) -> put("N", "n", position + "=", names, counts));
    zeros.forEach(
        (position, found) -> {
          counts.put("Z" + position, found[0]);
          counts.put("z" + position, found[1]);
        });
    put("K", "k", "", forms, counts);
  }

  /** In order, so that the same rows have the same profile. */
  private static void put(
      String all, String each, String at, Map<String, long[]> values, Map<String, Long> counts) {
    String position = at.isEmpty() ? at : at.substring(0, at.length() - 1);
    counts.put(all + position, values.values().stream().mapToLong(count -> count[0]).sum());
    new TreeMap<>(values)
        .forEach((value, count) -> counts.put(each + at + HabitCounts.line(value), count[0]));
  }
}
