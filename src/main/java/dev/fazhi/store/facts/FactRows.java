package dev.fazhi.store.facts;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.database.Dialect;
import dev.fazhi.store.database.SqlNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads and writes the facts of one source by key, some hundreds at a time, in the caller's
 * transaction. No statement depends on table statistics for its speed.
 */
public final class FactRows {

  private static final int SAMPLE = 200;

  private final JdbcTemplate jdbc;
  private final Source source;
  private final KeyOf keyOf;
  private final String table;
  private final FactSums sums;
  private final FactDays days;
  private final Dialect dialect;
  private final FactInserts inserts;

  public FactRows(DataSource database, Source source) {
    this.jdbc = new JdbcTemplate(database);
    this.source = source;
    this.keyOf = new KeyOf(source);
    this.table = SqlNames.facts(source);
    this.sums = new FactSums(database);
    this.days = new FactDays(database, source);
    this.dialect = Dialect.of(database);
    this.inserts = new FactInserts(jdbc, source, dialect);
    for (String setting : dialect.forLookups()) {
      jdbc.execute(setting);
    }
  }

  /**
   * A live fact.
   *
   * @param origin the number of the load whose file holds it
   * @param row its row in that file
   * @param values in the source's order
   */
  public record Fact(long origin, int row, List<@Nullable Object> values) {}

  /** Extracts the keys of rows. */
  public KeyOf keyOf() {
    return keyOf;
  }

  /** The keys of some live rows. */
  public List<RowKey> someKeys() {
    List<RowKey> keys = new ArrayList<>();
    jdbc.query(
        "SELECT %s FROM %s WHERE superseded_by IS NULL LIMIT %s"
            .formatted(SqlNames.columns(source, ""), table, SAMPLE),
        row -> {
          RowKey key = keyOf.row(values(source, row, 1));
          if (key != null) {
            keys.add(key);
          }
        });
    return keys;
  }

  /** Whether the source has no fact, live or superseded. */
  public boolean isEmpty() {
    return jdbc.queryForList("SELECT 1 FROM " + table + " LIMIT 1").isEmpty();
  }

  /** See {@link FactDays#count}. */
  public long within(DateRange range, @Nullable Long except, long least, long most) {
    return days.count(range, except, least, most);
  }

  /** Reads the live facts of these keys. */
  public Map<RowKey, Fact> live(Collection<RowKey> keys) {
    Map<RowKey, Fact> live = new HashMap<>();
    each(keys, SqlNames.isLive("f."), live::put);
    return live;
  }

  /** Passes the versions of these keys that have been superseded. */
  public void former(Collection<RowKey> keys, BiConsumer<RowKey, Fact> each) {
    each(keys, SqlNames.isSuperseded("f."), each);
  }

  private void each(Collection<RowKey> keys, String which, BiConsumer<RowKey, Fact> each) {
    if (!keys.isEmpty()) {
      jdbc.query(
          connection -> lookup(connection, List.copyOf(keys), which),
          row -> {
            List<@Nullable Object> values = values(source, row, 3);
            RowKey key = keyOf.row(values);
            if (key != null) {
              each.accept(key, new Fact(row.getLong(1), row.getInt(2), values));
            }
          });
    }
  }

  private PreparedStatement lookup(Connection connection, List<RowKey> keys, String which)
      throws SQLException {
    List<String> names = source.key();
    String given =
        IntStream.range(0, names.size()).mapToObj(i -> "k" + i).collect(Collectors.joining(", "));
    String same =
        IntStream.range(0, names.size())
            .mapToObj(i -> "f." + SqlNames.column(names.get(i)) + " = g.k" + i)
            .collect(Collectors.joining(" AND "));
    PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT %s, f.row_no, %s FROM UNNEST(%s) g(%s) %s\
            """
                .formatted(
                    SqlNames.origin("f."),
                    SqlNames.columns(source, "f."),
                    "?, ".repeat(names.size() - 1) + "?",
                    given,
                    dialect.joined(table, same, which)));
    for (int i = 0; i < names.size(); i++) {
      int part = i;
      statement.setArray(
          i + 1,
          connection.createArrayOf(
              arrayType(source.field(names.get(i)).type()),
              keys.stream().map(key -> key.values().get(part)).toArray()));
    }
    return statement;
  }

  private static String arrayType(Field.Type type) {
    return switch (type) {
      case DATE -> "date";
      case DATE_TIME -> "timestamp";
      case YES_NO -> "bool";
      case INTEGER -> "int8";
      case DECIMAL, MONEY -> "numeric";
      case ID, CASE_NUMBER, TEXT, PATH, PERIOD -> "varchar";
    };
  }

  /** Reads the values of a fact from the columns {@code first} and following. */
  public static List<@Nullable Object> values(Source source, ResultSet row, int first)
      throws SQLException {
    return values(source.fields(), row, first);
  }

  /** As above, of these fields. */
  public static List<@Nullable Object> values(List<Field> fields, ResultSet row, int first)
      throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(fields.size());
    for (Field field : fields) {
      values.add(RowKey.value(field.type(), row, first + values.size()));
    }
    return values;
  }

  /**
   * Closes the live versions of these keys under that load.
   *
   * @return how many versions were closed
   */
  public long close(Collection<RowKey> keys, long load) {
    if (keys.isEmpty()) {
      return 0;
    }
    String isGiven =
        source.key().stream()
            .map(name -> SqlNames.column(name) + " = ?")
            .collect(Collectors.joining(" AND "));
    List<Object[]> rows = new ArrayList<>();
    for (RowKey key : keys) {
      List<Object> row = new ArrayList<>(key.values());
      row.add(0, load);
      rows.add(row.toArray());
    }
    int[] closed =
        jdbc.batchUpdate(
            "UPDATE %s SET superseded_by = ? WHERE %s AND %s"
                .formatted(table, SqlNames.isLive(""), isGiven),
            rows);
    long ended = IntStream.of(closed).sum();
    sums.close(source, load, ended);
    return ended;
  }

  /**
   * Ends what is known from the file of one load under another.
   *
   * @return how many rows that were
   */
  public long closeFrom(long origin, long load) {
    long ended =
        jdbc.update(
            "UPDATE %s SET superseded_by = %s WHERE superseded_by IS NULL AND %s = %s"
                .formatted(table, load, SqlNames.origin(""), origin));
    sums.close(source, load, ended);
    return ended;
  }

  /**
   * Inserts versions; {@link #finish} follows once all of them are.
   *
   * @param origin the number of the load whose file holds them; null for that load itself
   */
  public void insert(List<ImportedRow> rows, long load, @Nullable Long origin) {
    if (rows.isEmpty()) {
      return;
    }
    inserts.insert(rows, load, origin);
    RowSums written =
        new RowSums(source, IntStream.range(0, source.fields().size()).boxed().toList());
    for (ImportedRow row : rows) {
      written.add(load, origin == null ? load : origin, row.sheetIndex(), row.row(), row.values());
    }
    sums.add(source, load, written);
    days.add(load, rows);
  }

  /** Keeps what is known of all inserted versions together. */
  public void finish() {
    days.save();
  }
}
