package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.ask.Asked;
import dev.fazhi.doubt.row.ExcludedRows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts, of the rows of each state, the values of fields that have some known ones ({@code V},
 * {@code v}) and the names in other texts ({@code N}, {@code n}); the forms of the rows' own
 * numbers ({@code K}, {@code k}), rows that count in nothing ({@code X}, {@code x}), and how closed
 * ones ended ({@code U}, {@code u}). New rows of one night are of other states than those of a
 * year.
 */
final class ValueCounter implements HabitCounter {

  /** Between the position of a field and the state of the rows. */
  static final char STATE = '@';

  /** A column with more different names is no list. */
  private static final int MOST_NAMES = 60;

  private final List<Field> fields;
  private final Set<String> key;

  /** The position of the field that says how a row stands; negative for none. */
  private final int state;

  /** The position of the field that is the key alone; negative for none. */
  private final int number;

  private final Map<String, Filled> states = new TreeMap<>();
  private final Map<String, long[]> forms = new TreeMap<>();

  /** By the words of the rows' own numbers ({@code R}, {@code r}). */
  private final Map<String, long[]> numbers = new TreeMap<>();

  private final ExcludedRows excluded;
  private long rows;
  private long voided;

  /** The positions of what closes a row. */
  private final int[] closing;

  private final Map<String, long[]> ends = new TreeMap<>();

  ValueCounter(Source source, ExcludedRows excluded) {
    this.fields = source.fields();
    this.key = Set.copyOf(source.key());
    this.number = IdField.position(source);
    this.excluded = excluded;
    this.closing = Asked.happening(source);
    this.state = RowStates.position(source);
  }

  /** How the columns of rows of one state are filled, by positions. */
  private final class Filled {
    private final Map<Integer, Map<String, long[]>> valued = new LinkedHashMap<>();
    private final Map<Integer, Map<String, long[]>> named = new LinkedHashMap<>();

    Filled() {
      for (int i = 0; i < fields.size(); i++) {
        Field field = fields.get(i);
        Field.Type type = field.type();
        boolean answer = type == Field.Type.YES_NO;
        if (answer || !field.values().isEmpty()) {
          if (!field.required()) {
            Map<String, long[]> counts = new TreeMap<>();
            (answer ? Field.ANSWERS : field.values().values())
                .forEach(value -> counts.put(value, new long[1]));
            valued.put(i, counts);
          }
        } else if (Set.of(Field.Type.TEXT, Field.Type.PATH).contains(type)
            && !key.contains(field.name())) {
          named.put(i, new HashMap<>());
        }
      }
    }

    void add(List<? extends @Nullable Object> values) {
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
              String top = level < 0 ? name : name.substring(0, level);
              counts.computeIfAbsent(top, any -> new long[1])[0]++;
            }
          });
      named.values().removeIf(counts -> counts.size() > MOST_NAMES);
    }

    void putInto(String of, Map<String, Long> counts) {
      valued.forEach((position, values) -> put("V", "v", position + of, "=", values, counts));
      named.forEach((position, names) -> put("N", "n", position + of, "=", names, counts));
    }
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    String of = state >= 0 && values.get(state) instanceof String text ? text : "";
    of = of.isEmpty() || fields.get(state).values().containsValue(of) ? of : "";
    states.computeIfAbsent(of, any -> new Filled()).add(values);
    if (state >= 0 && closing.length > 0 && isClosed(values)) {
      ends.computeIfAbsent(of, any -> new long[1])[0]++;
    }
    if (!excluded.fields().isEmpty()) {
      rows++;
      voided += excluded.has(values) ? 1 : 0;
    }
    if (number >= 0 && values.get(number) instanceof String id) {
      forms.computeIfAbsent(HabitCounts.form(id), any -> new long[1])[0]++;
      String words = HabitCounts.words(id);
      if (numbers.size() < MOST_NAMES || numbers.containsKey(words)) {
        numbers.computeIfAbsent(words, any -> new long[1])[0]++;
      }
    }
  }

  private boolean isClosed(List<? extends @Nullable Object> values) {
    return Arrays.stream(closing).allMatch(event -> values.get(event) != null);
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    states.forEach((of, filled) -> filled.putInto(of.isEmpty() ? of : STATE + of, counts));
    put("K", "k", "", "", forms, counts);
    if (numbers.size() < MOST_NAMES) {
      put("R", "r", "", "=", numbers, counts);
    }
    put("U", "u", Integer.toString(state), "=", ends, counts);
    counts.put("X", rows);
    counts.put("x", voided);
  }

  /** In order, so that the same rows have the same profile. */
  private static void put(
      String all,
      String each,
      String at,
      String equals,
      Map<String, long[]> values,
      Map<String, Long> counts) {
    counts.put(all + at, values.values().stream().mapToLong(count -> count[0]).sum());
    new TreeMap<>(values)
        .forEach(
            (value, count) -> counts.put(each + at + equals + HabitCounts.line(value), count[0]));
  }
}
