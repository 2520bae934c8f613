package dev.fazhi.doubt.row;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.ask.Asked;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What can be compared between the rows of several names: numbers, and of answers and other known
 * values whether it is the first.
 *
 * @param numbers the positions of what is compared
 * @param names the positions of lists of names
 * @param closing the positions of what happens to a row after it was opened: before, an answer may
 *     be another yet
 * @param days how many rows there were of a number, a name beside it and a day
 */
public record Sizes(
    Source source, int[] numbers, int[] names, int[] closing, Map<List<Object>, Integer> days) {

  /** More rows of one day with the same name are of one cause. */
  private static final int MOST_A_DAY = 3;

  private static final int MOST_KEPT = 200_000;

  /** A column with more different names is no list. */
  public static final int MOST_NAMES = 40;

  /** Those of a source. */
  public static Sizes of(Source source) {
    return new Sizes(
        source,
        source.positions(field -> !isKey(source, field) && isCompared(field)),
        source.positions(
            field -> !isKey(source, field) && (source.isNamed(field) || field.isFreeText())),
        Asked.happening(source),
        new HashMap<>());
  }

  private static boolean isKey(Source source, Field field) {
    return source.key().contains(field.name());
  }

  private static boolean isCompared(Field field) {
    return field.type().isNumber() || answer(field) != null;
  }

  /** The value of which is asked; null for a field of numbers. */
  private static @Nullable Object answer(Field field) {
    return field.type() == Field.Type.YES_NO
        ? Boolean.TRUE
        : field.values().values().stream().findFirst().orElse(null);
  }

  /** The number, or 1 for the first answer and 0 for any other; null for none. */
  public @Nullable Number of(List<? extends @Nullable Object> values, int position) {
    Object value = values.get(position);
    Object answer = answer(source.fields().get(position));
    if (answer != null) {
      return value == null || isOpen(values) ? null : (Number) (value.equals(answer) ? 1 : 0);
    }
    return value instanceof Number number && number.doubleValue() >= 0 ? number : null;
  }

  /** What is told of a number in a row that has one of the names. */
  public interface Pairs {
    /**
     * Takes one.
     *
     * @param number the position of the number, which is not that of the name
     */
    void take(int number, int by, String name, Number size);
  }

  /** Tells of each number of a row with each of its names. */
  public void each(List<? extends @Nullable Object> values, Pairs pairs) {
    for (int number : numbers) {
      Number size = of(values, number);
      if (size != null) {
        each(values, number, size, pairs);
      }
    }
  }

  private void each(List<? extends @Nullable Object> values, int number, Number size, Pairs pairs) {
    for (int by : names) {
      if (by != number
          && values.get(by) instanceof String name
          && isOfFew(number, by, name, values)) {
        pairs.take(number, by, name, size);
      }
    }
  }

  /** Whether few rows with these were of the same day: many numbers may have one cause. */
  private boolean isOfFew(
      int number, int by, String name, List<? extends @Nullable Object> values) {
    int opened = source.position(source.coverage());
    LocalDate day = opened < 0 ? null : DateRange.day(values.get(opened));
    if (days.size() > MOST_KEPT) {
      days.clear();
    }
    return day == null
        || answer(source.fields().get(number)) != null
        || days.merge(List.of(number, by, name, day), 1, Integer::sum) <= MOST_A_DAY;
  }

  private boolean isOpen(List<? extends @Nullable Object> values) {
    return closing.length > 0 && IntStream.of(closing).allMatch(at -> values.get(at) == null);
  }

  /** How they are and were, in words. */
  public String words(int position, Level now, Level before) {
    Object answer = answer(source.fields().get(position));
    if (answer == null) {
      return "多在 %s 上下，以前在 %s 上下".formatted(now.usual(), before.usual());
    }
    String word = answer instanceof Boolean ? Field.ANSWERS.get(0) : answer.toString();
    return "是“%s”的有百分之%s，以前有百分之%s".formatted(word, now.part(), before.part());
  }
}
