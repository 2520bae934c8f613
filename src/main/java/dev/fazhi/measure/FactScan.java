package dev.fazhi.measure;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.Dialect;
import dev.fazhi.store.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Streams facts out of the database without keeping them, whatever their number. */
final class FactScan {

  private static final int FETCH = 2_000;

  /** So many rows, more or less, are worth a part of their own. */
  private static final long ROWS_A_PART = 100_000;

  private static final int BYTES_A_ROW = 200;
  private static final int ORIGIN_COLUMNS = 3;

  private final JdbcTemplate jdbc;
  private final Dialect dialect;

  FactScan(DataSource database) {
    this.jdbc = new JdbcTemplate(database);
    this.dialect = Dialect.of(database);
  }

  /**
   * A row of a source.
   *
   * @param load the number of the load whose file holds it
   * @param values by the source's fields; what was not asked for is null
   */
  record Fact(long load, int sheet, int row, @Nullable Object[] values) {}

  /** That a row was live after that load. */
  static String live(long knownLoad) {
    return "load_no <= %s AND (superseded_by IS NULL OR superseded_by > %s)"
        .formatted(knownLoad, knownLoad);
  }

  /**
   * Conditions by which the rows of a source fall into parts that can be read at the same time; one
   * that is always true for few rows. A row that is written meanwhile may fall into none.
   */
  List<String> parts(Source source) {
    String table = Names.facts(source);
    String sizes =
        dialect == Dialect.H2
            ? "SELECT MIN(_ROWID_), MAX(_ROWID_) + 1 FROM " + table
            : "SELECT 0, pg_relation_size('%s') / current_setting('block_size')::int"
                .formatted(table);
    long[] range =
        jdbc.query(
            sizes, row -> row.next() ? new long[] {row.getLong(1), row.getLong(2)} : new long[2]);
    long aPart =
        dialect == Dialect.H2 ? ROWS_A_PART : Math.max(1, ROWS_A_PART * BYTES_A_ROW / 8192);
    List<String> parts = new ArrayList<>();
    long from = range == null ? 0 : range[0];
    long end = range == null ? 0 : range[1];
    for (; from + aPart < end; from += aPart) {
      parts.add(within(from, from + aPart));
    }
    parts.add(parts.isEmpty() ? "1 = 1" : within(from, Long.MAX_VALUE));
    return parts;
  }

  private String within(long from, long to) {
    if (dialect == Dialect.H2) {
      return "_ROWID_ >= %s AND _ROWID_ < %s".formatted(from, to);
    }
    String start = "ctid >= '(%s,0)'::tid".formatted(from);
    return to == Long.MAX_VALUE ? start : start + " AND ctid < '(%s,0)'::tid".formatted(to);
  }

  /** How many rows the condition holds for. */
  long count(Source source, String condition) {
    Long rows =
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM " + Names.facts(source) + " WHERE " + condition, Long.class);
    return rows == null ? 0 : rows;
  }

  /**
   * Gives each row that the condition holds for.
   *
   * @param fields the numbers of the fields wanted
   * @param condition SQL over the table's columns, with anything that may follow it
   */
  void read(Source source, Set<Integer> fields, String condition, Consumer<Fact> use) {
    StringBuilder sql = new StringBuilder("SELECT " + Names.origin("") + ", sheet_no, row_no");
    fields.forEach(
        field -> sql.append(", ").append(Names.column(source.fields().get(field).name())));
    sql.append(" FROM ").append(Names.facts(source)).append(" WHERE ").append(condition);
    jdbc.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              stream(
                  connection, sql.toString(), result -> use.accept(fact(source, fields, result)));
              return true;
            });
  }

  private static Fact fact(Source source, Set<Integer> fields, ResultSet row) throws SQLException {
    @Nullable Object[] values = new Object[source.fields().size()];
    int column = ORIGIN_COLUMNS;
    for (int field : fields) {
      values[field] = value(source.fields().get(field).type(), row, ++column);
    }
    return new Fact(row.getLong(1), row.getInt(2), row.getInt(3), values);
  }

  private interface RowUse {
    void accept(ResultSet row) throws SQLException;
  }

  /** Neither driver may gather the result first: one asks to be lazy, the other for a cursor. */
  private void stream(Connection connection, String sql, RowUse use) throws SQLException {
    boolean own = connection.getAutoCommit();
    boolean lazy = dialect == Dialect.H2;
    if (lazy) {
      set(connection, "SET LAZY_QUERY_EXECUTION 1");
    } else if (own) {
      connection.setAutoCommit(false);
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          use.accept(row);
        }
      }
    } finally {
      if (lazy) {
        set(connection, "SET LAZY_QUERY_EXECUTION 0");
      } else if (own) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static void set(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private static @Nullable Object value(Field.Type type, ResultSet row, int column)
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
