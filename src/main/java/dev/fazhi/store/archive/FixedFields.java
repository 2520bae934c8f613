package dev.fazhi.store.archive;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two rows of one key are the same record. A source declares in {@code fixed} the
 * fields that never change for a key: two rows that differ in one of them are two records under one
 * key, such as numbers that restart each year. Times are compared by day, since exports differ in
 * precision; an empty value differs from no other.
 */
public record FixedFields(Source source) {

  /** A file is refused when one in so many of its rows is another record. */
  private static final int MANY = 10;

  /**
   * The titles of the fields by which two rows of one key are different records; none when they may
   * be the same one.
   *
   * @param one values in the source's order
   * @param other the same
   */
  public List<String> differing(
      List<? extends @Nullable Object> one, List<? extends @Nullable Object> other) {
    return source.fixed().isEmpty()
        ? List.of()
        : source.fixed().stream()
            .map(source::field)
            .filter(field -> differs(field, one, other))
            .map(Field::title)
            .toList();
  }

  /** Extracts the values of these fields, so that many rows can be kept in memory. */
  public List<@Nullable Object> only(List<? extends @Nullable Object> values) {
    List<@Nullable Object> only = new ArrayList<>(Collections.nCopies(values.size(), null));
    for (String name : source.fixed()) {
      int position = source.position(name);
      only.set(position, values.get(position));
    }
    return only;
  }

  private boolean differs(
      Field field, List<? extends @Nullable Object> one, List<? extends @Nullable Object> other) {
    int position = source.fields().indexOf(field);
    Object first = comparable(one.get(position));
    Object second = comparable(other.get(position));
    return first != null && second != null && !first.equals(second);
  }

  private static @Nullable Object comparable(@Nullable Object value) {
    return value instanceof LocalDateTime moment ? moment.toLocalDate() : value;
  }

  /** Whether the file is refused for this number of rows that are other records. */
  public boolean areTooMany(long rows, long all) {
    return rows > 0 && (rows * MANY >= all || source.tolerance().isExceededBy(rows, all));
  }
}
