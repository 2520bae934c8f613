package dev.fazhi.measure.count;

import dev.fazhi.definition.Source;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.database.Dialect;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.facts.RowSums;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Streams facts from the database in constant memory. */
public final class FactScan {

  private static final int FETCH = 2_000;

  private static final int ORIGIN_COLUMNS = 5;

  private final JdbcTemplate jdbc;
  private final Dialect dialect;
  private final FactRanges ranges;

  public FactScan(DataSource database) {
    this.jdbc = new JdbcTemplate(database);
    this.dialect = Dialect.of(database);
    this.ranges = new FactRanges(jdbc, dialect);
  }

  /**
   * A row of a source.
   *
   * @param load the number of the load whose file holds it
   * @param values by the source's row fields; what was not asked for is null
   */
  public record Fact(long load, int sheet, int row, @Nullable Object[] values) {}

  /**
   * Which rows of a source are read.
   *
   * @param condition SQL over the table's columns
   * @param few whether they are so few that an index is to find them; else the table, or a part of
   *     it, is passed from end to end
   */
  public record Rows(String condition, boolean few) {}

  /** All rows that were live after that load. */
  public static Rows live(long knownLoad) {
    return new Rows(isLive(knownLoad), false);
  }

  private static String isLive(long knownLoad) {
    return "load_no <= %s AND (superseded_by IS NULL OR superseded_by > %s)"
        .formatted(knownLoad, knownLoad);
  }

  /**
   * Rows of a source that stand together in its table.
   *
   * @param from the place of the first, in the database's own numbers
   * @param to the place behind the last; the largest number when all that follow belong to it
   */
  public record Range(String source, long from, long to) {}

  /** See {@link FactRanges#of}. */
  List<Range> ranges(Source source, int shares) {
    return ranges.of(source, shares);
  }

  /** The rows of a range that loads up to that one brought. */
  Rows in(Range range, long knownLoad) {
    String known = "load_no <= " + knownLoad;
    boolean all = range.from() == 0 && range.to() == Long.MAX_VALUE;
    return new Rows(all ? known : ranges.within(range) + " AND " + known, false);
  }

  /** The rows that loads after the earlier one brought, up to the known one, and that live then. */
  public Rows came(Source source, long earlier, long known) {
    String condition = "load_no > %s AND %s".formatted(earlier, isLive(known));
    return dialect == Dialect.H2
        ? new Rows(
            "_ROWID_ >= %s AND %s".formatted(ranges.firstAfter(source, earlier), condition), false)
        : new Rows(condition, true);
  }

  /** The rows that lived after the earlier load and no longer after the known one. */
  public static Rows went(long earlier, long known) {
    return new Rows(
        "superseded_by > %s AND superseded_by <= %s AND load_no <= %s"
            .formatted(earlier, known, earlier),
        true);
  }

  /** The rows that were live after both loads. */
  public static Rows both(long earlier, long known) {
    return new Rows("load_no <= %s AND %s".formatted(earlier, isLive(known)), false);
  }

  /** How many rows these are. */
  public long count(Source source, Rows rows) {
    Long count = jdbc.queryForObject("SELECT COUNT(*)" + from(source, rows), Long.class);
    return count == null ? 0 : count;
  }

  /** The FROM clause. */
  private String from(Source source, Rows rows) {
    String passed = rows.few() ? "" : dialect.passed();
    return " FROM " + SqlNames.facts(source) + passed + " WHERE " + rows.condition();
  }

  /**
   * Reads these rows, in no order.
   *
   * @param fields the numbers of the fields wanted
   */
  public void read(Source source, Set<Integer> fields, Rows rows, Consumer<Fact> use) {
    read(source, fields, rows, (fact, load, closedBy) -> use.accept(fact));
  }

  /**
   * Gives those of these rows that were live after that load, and sums them all up.
   *
   * @param sums over the fields wanted
   */
  void read(
      Source source,
      Set<Integer> fields,
      Rows rows,
      long knownLoad,
      RowSums sums,
      Consumer<Fact> use) {
    read(
        source,
        fields,
        rows,
        (fact, load, closedBy) -> {
          sums.add(load, fact.load(), fact.sheet(), fact.row(), Arrays.asList(fact.values()));
          if (closedBy > 0 && closedBy <= knownLoad) {
            sums.addClosed(closedBy);
          } else {
            use.accept(fact);
          }
        });
  }

  private interface FactUse {
    /**
     * @param closedBy the load that closed it; 0 while it is live
     */
    void accept(Fact fact, long load, long closedBy);
  }

  private void read(Source source, Set<Integer> fields, Rows rows, FactUse use) {
    StringBuilder sql =
        new StringBuilder(
            "SELECT " + SqlNames.origin("") + ", sheet_no, row_no, load_no, superseded_by");
    fields.forEach(
        field -> sql.append(", ").append(SqlNames.column(source.fields().get(field).name())));
    sql.append(from(source, rows));
    int width = source.rowFields().size();
    jdbc.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              stream(
                  connection,
                  sql.toString(),
                  rows.few(),
                  result ->
                      use.accept(
                          fact(source, fields, width, result),
                          result.getLong(4),
                          result.getLong(5)));
              return true;
            });
  }

  private static Fact fact(Source source, Set<Integer> fields, int width, ResultSet row)
      throws SQLException {
    @Nullable Object[] values = new Object[width];
    int column = ORIGIN_COLUMNS;
    for (int field : fields) {
      values[field] = RowKey.value(source.fields().get(field).type(), row, ++column);
    }
    return new Fact(row.getLong(1), row.getInt(2), row.getInt(3), values);
  }

  private interface RowUse {
    void accept(ResultSet row) throws SQLException;
  }

  /** Streams the result: H2 must be told to be lazy, PostgreSQL to use a cursor. */
  private void stream(Connection connection, String sql, boolean few, RowUse use)
      throws SQLException {
    boolean own = connection.getAutoCommit();
    boolean lazy = dialect == Dialect.H2;
    if (lazy) {
      set(connection, "SET LAZY_QUERY_EXECUTION 1");
    } else if (own) {
      connection.setAutoCommit(false);
    }
    for (String setting : few ? dialect.forLookups() : List.<String>of()) {
      set(connection, setting);
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
}
