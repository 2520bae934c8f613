package dev.fazhi.store;

import dev.fazhi.definition.Field;
import dev.fazhi.definition.Source;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What tells one row of a source from another.
 *
 * @param values of the key's fields in their order; numbers without trailing zeros
 */
public record RowKey(List<Object> values) {

  /**
   * The key of a row with these values in the source's order; null when a part of it is missing.
   */
  public static @Nullable RowKey of(Source source, List<@Nullable Object> row) {
    List<Object> key = new ArrayList<>(source.key().size());
    for (String name : source.key()) {
      Object value = row.get(source.fields().indexOf(source.field(name)));
      if (value == null) {
        return null;
      }
      key.add(plain(value));
    }
    return new RowKey(key);
  }

  /** The key in the columns of a query from {@code first} on, which {@link #columns} named. */
  static RowKey of(Source source, ResultSet row, int first) throws SQLException {
    List<Object> key = new ArrayList<>(source.key().size());
    int column = first;
    for (String name : source.key()) {
      Object value = value(source.field(name).type(), row, column++);
      if (value == null) {
        throw new IllegalStateException("a fact without its key");
      }
      key.add(plain(value));
    }
    return new RowKey(key);
  }

  /** The key's columns behind the prefix. */
  static String columns(Source source, String prefix) {
    return source.key().stream()
        .map(name -> prefix + Names.column(name))
        .collect(Collectors.joining(", "));
  }

  /** The condition that a row has the key whose values are given as parameters. */
  static String isGiven(Source source) {
    return source.key().stream()
        .map(name -> Names.column(name) + " = ?")
        .collect(Collectors.joining(" AND "));
  }

  /** A value as the type of its field says. */
  static @Nullable Object value(Field.Type type, ResultSet row, int column) throws SQLException {
    return switch (type) {
      case DATE -> row.getObject(column, LocalDate.class);
      case DATE_TIME -> row.getObject(column, LocalDateTime.class);
      case YES_NO -> row.getObject(column, Boolean.class);
      case INTEGER -> row.getObject(column, Long.class);
      case DECIMAL, MONEY -> row.getBigDecimal(column);
      case ID, CASE_NUMBER, TEXT, PATH, PERIOD -> row.getString(column);
    };
  }

  private static Object plain(Object value) {
    return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
  }
}
