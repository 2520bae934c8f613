package dev.fazhi.store.archive;

import dev.fazhi.definition.condition.Field;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key that identifies a row of a source.
 *
 * @param values of the key's fields in their order; numbers without trailing zeros
 */
public record RowKey(List<Object> values) {

  /** The key as one text, for display and for lists of rejected rows. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      text.append(text.isEmpty() ? "" : "|")
          .append(value instanceof BigDecimal number ? number.toPlainString() : value);
    }
    return text.toString();
  }

  /** Whether two rows have equal values, regardless of trailing zeros. */
  public static boolean isSame(
      List<? extends @Nullable Object> one, List<? extends @Nullable Object> other) {
    for (int i = 0; i < one.size(); i++) {
      if (!isSame(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return one == other;
    }
    return one instanceof BigDecimal number && other instanceof BigDecimal otherNumber
        ? number.compareTo(otherNumber) == 0
        : one.equals(other);
  }

  /** Normalises a value to the type of its field. */
  public static @Nullable Object value(Field.Type type, ResultSet row, int column)
      throws SQLException {
    return switch (type) {
      case DATE -> row.getObject(column, LocalDate.class);
      case DATE_TIME -> row.getObject(column, LocalDateTime.class);
      case YES_NO -> row.getObject(column, Boolean.class);
      case INTEGER -> row.getObject(column, Long.class);
      case DECIMAL, MONEY -> row.getBigDecimal(column);
      case ID, CASE_NUMBER, TEXT, PATH, PERIOD -> row.getString(column);
    };
  }
}
