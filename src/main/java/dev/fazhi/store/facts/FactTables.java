package dev.fazhi.store.facts;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Problem;
import dev.fazhi.store.archive.AbsentFields;
import dev.fazhi.store.database.Dialect;
import dev.fazhi.store.database.SqlNames;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables of facts, derived from the definitions: a new field is added in place, a changed type
 * is refused. A fact row is live while no load superseded it; what was known after load n are the
 * rows with {@code load_no <= n} and {@code superseded_by} null or above n. {@code origin_no} is
 * the load whose file holds the row, where that is another load: the row was restored by a
 * withdrawal.
 */
public final class FactTables {

  private final JdbcClient jdbc;
  private final Dialect dialect;

  /** Works on that database. */
  public FactTables(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.dialect = Dialect.of(database);
  }

  /**
   * Adapts the tables to the definitions. Must be called outside of a transaction: some databases
   * commit at each change of a table.
   *
   * @throws Problem when a field's type changed, with what to do
   */
  public void fit(Definitions definitions) {
    for (Source source : definitions.knownSources().values()) {
      Map<String, String> known = known(source);
      StringBuilder changed = new StringBuilder();
      for (Field field : source.fields()) {
        String type = known.get(field.name());
        if (type != null && !type.equals(field.type().name())) {
          changed
              .append("\n  ")
              .append(source.id())
              .append(" 的字段 ")
              .append(field.name())
              .append(" 原为 ")
              .append(type)
              .append("，现为 ")
              .append(field.type());
        }
      }
      if (!changed.isEmpty()) {
        throw new Problem(
            "FZ-310", "字段类型与库中已有数据不一致：" + changed + "\n请改回原类型，或运行 ./fazhi rebuild 用新定义从归档重建。");
      }
      fit(source, known);
    }
  }

  private Map<String, String> known(Source source) {
    Map<String, String> known = new HashMap<>();
    jdbc.sql("SELECT field, type FROM fz_field WHERE source = ?")
        .param(source.id())
        .query((row, n) -> known.put(row.getString(1), row.getString(2)))
        .list();
    return known;
  }

  /** Creates the table of a source unless it exists. */
  void create(Source source) {
    String table = SqlNames.facts(source);
    define(
        """
        CREATE TABLE IF NOT EXISTS %s (load_no BIGINT NOT NULL, superseded_by BIGINT, origin_no \
        BIGINT, sheet_no INTEGER NOT NULL, row_no INTEGER NOT NULL, %s)%s\
        """
            .formatted(table, columns(source), dialect.ofLargeTables()));
    String key = source.key().stream().map(SqlNames::column).collect(Collectors.joining(", "));
    define("CREATE INDEX IF NOT EXISTS " + table + "_key ON " + table + " (" + key + ")");
    index(table);
  }

  /**
   * Creates the indexes by load. Rows that a load superseded have an index; rows that it brought
   * are found in H2 by row number, so the expensive index of older versions is dropped.
   */
  private void index(String table) {
    boolean h2 = dialect == Dialect.H2;
    define(
        "CREATE INDEX IF NOT EXISTS %1$s_superseded_by ON %1$s (superseded_by)%2$s"
            .formatted(table, h2 ? "" : " WHERE superseded_by IS NOT NULL"));
    define("DROP INDEX IF EXISTS %s_load_no".formatted(table));
    if (!h2) {
      define("CREATE INDEX IF NOT EXISTS %1$s_loads ON %1$s USING brin (load_no)".formatted(table));
    }
  }

  private void fit(Source source, Map<String, String> known) {
    create(source);
    String table = SqlNames.facts(source);
    addOrigin(table);
    for (Field field : source.fields()) {
      if (!known.containsKey(field.name())) {
        define("ALTER TABLE " + table + " ADD COLUMN IF NOT EXISTS " + column(field));
        remember(source, field);
        if (!known.isEmpty()) {
          AbsentFields.declared(jdbc, source, field);
        }
      }
    }
  }

  /** Adds the column that tables of older versions lack. */
  private void addOrigin(String table) {
    define("ALTER TABLE " + table + " ADD COLUMN IF NOT EXISTS origin_no BIGINT");
  }

  /**
   * Runs a statement that does nothing where it is done already. Databases look for that before
   * they do it: of processes that start at the same time all but one fail, and find it done then.
   */
  private void define(String sql) {
    try {
      jdbc.sql(sql).update();
    } catch (DataAccessException anotherProcessDidAtTheSameTime) {
      jdbc.sql(sql).update();
    }
  }

  private void remember(Source source, Field field) {
    try {
      jdbc.sql("INSERT INTO fz_field (source, field, type) VALUES (?, ?, ?)")
          .params(source.id(), field.name(), field.type().name())
          .update();
    } catch (DuplicateKeyException anotherProcessDidAtTheSameTime) {
      // created from the same definitions, so nothing to report
    }
  }

  static String columns(Source source) {
    return source.fields().stream().map(FactTables::column).collect(Collectors.joining(", "));
  }

  private static String column(Field field) {
    return SqlNames.column(field.name()) + " " + field.type().sql();
  }
}
