package dev.fazhi.store;

import dev.fazhi.definition.Field;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Entry;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables that files are read into before anything of them counts: one a file, made anew when
 * its reading begins anew, dropped when it is merged. So reading a file may be broken off anywhere
 * and begun again.
 */
public final class Staging {

  private final DataSource database;
  private final JdbcClient jdbc;
  private final FileRegister files;

  /** Works on that database. */
  public Staging(DataSource database) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
    this.files = new FileRegister(database);
  }

  /**
   * Begins a file anew: whatever was staged of it before is gone. To be called outside of a
   * transaction, as some databases commit at each change of a table.
   */
  public void begin(long fileId, Source source, String definitions) {
    create(fileId, source);
    files.startAnew(fileId, definitions);
    jdbc.sql("UPDATE fz_file SET source = ? WHERE file_id = ?")
        .params(source.id(), fileId)
        .update();
  }

  /**
   * An empty staging table for that file, of which nothing else is changed. To be called outside of
   * a transaction.
   */
  void create(long fileId, Source source) {
    drop(fileId);
    String table = Names.stage(fileId);
    jdbc.sql(
            "CREATE TABLE "
                + table
                + " (sheet_no INTEGER NOT NULL, row_no INTEGER NOT NULL, fate CHAR(1), origin_no"
                + " BIGINT, origin_file VARCHAR(400), origin_sheet VARCHAR(200), origin_row"
                + " INTEGER, "
                + FactTables.columns(source)
                + ")")
        .update();
    String key = source.key().stream().map(Names::column).collect(Collectors.joining(", "));
    jdbc.sql("CREATE INDEX " + table + "_key ON " + table + " (" + key + ")").update();
  }

  /** Removes what was staged of a file, if anything. To be called outside of a transaction. */
  public void drop(long fileId) {
    jdbc.sql("DROP TABLE IF EXISTS " + Names.stage(fileId)).update();
  }

  /**
   * Removes the staging tables of all files that are settled. To be called outside of a
   * transaction.
   */
  public void dropSettled() {
    Set<Long> settled =
        new HashSet<>(
            jdbc.sql(
                    "SELECT file_id FROM fz_file WHERE status IN ('MERGED', 'REFUSED',"
                        + " 'WITHDRAWN')")
                .query(Long.class)
                .list());
    List<String> tables =
        jdbc.sql(
                "SELECT table_name FROM information_schema.tables WHERE LOWER(table_name) LIKE"
                    + " 'fz~_stage~_%' ESCAPE '~'")
            .query(String.class)
            .list();
    for (String table : tables) {
      long fileId = Long.parseLong(table.substring("fz_stage_".length()));
      if (settled.contains(fileId)) {
        drop(fileId);
      }
    }
  }

  /** Stages rows and keeps their faults, in the caller's transaction. */
  public void write(long fileId, Source source, List<? extends Entry> entries) {
    List<Fault> faults = new ArrayList<>();
    List<Integer> sheets = new ArrayList<>();
    for (Entry entry : entries) {
      for (Fault fault : entry.faults()) {
        faults.add(fault);
        sheets.add(entry.sheetIndex());
      }
    }
    insert(fileId, source, entries, null);
    files.addFaults(fileId, faults, sheets);
  }

  /**
   * Adds rows as they are.
   *
   * @param origin the number of the load whose file holds them; null for the file itself
   */
  void insert(long fileId, Source source, List<? extends Entry> entries, @Nullable Long origin) {
    String marks = ", ?".repeat(source.fields().size());
    new JdbcTemplate(database)
        .batchUpdate(
            "INSERT INTO "
                + Names.stage(fileId)
                + " (sheet_no, row_no, fate, origin_no, origin_file, origin_sheet, origin_row, "
                + Names.columns(source, "")
                + ") VALUES (?, ?, ?, ?, ?, ?, ?"
                + marks
                + ")",
            entries,
            1000,
            (statement, entry) -> set(statement, source.fields(), entry, origin));
  }

  private static void set(
      PreparedStatement statement, List<Field> fields, Entry entry, @Nullable Long load)
      throws SQLException {
    Place origin = entry.origin();
    statement.setInt(1, entry.sheetIndex());
    statement.setInt(2, entry.row());
    statement.setString(3, entry.isRejected() ? Fate.REJECTED.mark() : null);
    statement.setObject(4, load, Types.BIGINT);
    statement.setString(5, origin == null ? null : FileRegister.cut(origin.file(), 400));
    statement.setString(6, origin == null ? null : FileRegister.cut(origin.sheet(), 200));
    statement.setObject(7, origin == null ? null : origin.row(), Types.INTEGER);
    for (int i = 0; i < fields.size(); i++) {
      Object value = entry.values().get(i);
      if (value == null) {
        statement.setNull(8 + i, sqlType(fields.get(i).type()));
      } else {
        statement.setObject(8 + i, value);
      }
    }
  }

  private static int sqlType(Field.Type type) {
    return switch (type) {
      case DATE -> Types.DATE;
      case DATE_TIME -> Types.TIMESTAMP;
      case YES_NO -> Types.BOOLEAN;
      case INTEGER -> Types.BIGINT;
      case DECIMAL, MONEY -> Types.NUMERIC;
      case ID, CASE_NUMBER, TEXT, PATH, PERIOD -> Types.VARCHAR;
    };
  }

  /**
   * A sheet of a file and where its fields stand.
   *
   * @param number 0 for the first
   * @param name as shown
   * @param columns by field name, counted from 0
   */
  public record Sheet(int number, String name, Map<String, Integer> columns) {}

  /**
   * The file was read to its end.
   *
   * @param sheets those that have rows
   * @param read rows found
   * @param skipped rows that are no data
   * @param exportedAt when it was exported
   */
  public void finish(
      long fileId,
      Source source,
      List<Sheet> sheets,
      long read,
      long skipped,
      LocalDateTime exportedAt,
      List<Fault> ofTheFile) {
    for (Sheet sheet : sheets) {
      String columns =
          sheet.columns().entrySet().stream()
              .map(e -> e.getKey() + "=" + e.getValue())
              .collect(Collectors.joining(";"));
      jdbc.sql("INSERT INTO fz_sheet (file_id, sheet_no, name, columns) VALUES (?, ?, ?, ?)")
          .params(fileId, sheet.number(), FileRegister.cut(sheet.name(), 200), columns)
          .update();
    }
    files.addFaults(fileId, ofTheFile, ofTheFile.stream().map(fault -> -1).toList());
    jdbc.sql(
            "UPDATE fz_file SET status = 'STAGED', rows_read = ?, rows_skipped = ?, exported_at ="
                + " ?, absent = ? WHERE file_id = ?")
        .params(read, skipped, exportedAt, AbsentFields.of(source, sheets).text(), fileId)
        .update();
  }

  /**
   * When the newest of the files was exported whose rejected rows a staged file brings again; null
   * when it brings none.
   */
  public @Nullable LocalDateTime newestOrigin(long fileId, Source source) {
    return jdbc.sql(
            "SELECT MAX(f.exported_at) FROM "
                + Names.stage(fileId)
                + " s JOIN fz_file f ON f.name = s.origin_file WHERE f.source = ? AND f.file_id <>"
                + " ?")
        .params(source.id(), fileId)
        .query((row, n) -> row.getObject(1, LocalDateTime.class))
        .optional()
        .orElse(null);
  }

  /** The sheets of a file with where their fields stand. */
  List<Sheet> sheets(long fileId) {
    return jdbc.sql(
            "SELECT sheet_no, name, columns FROM fz_sheet WHERE file_id = ? ORDER BY sheet_no")
        .param(fileId)
        .query((row, n) -> new Sheet(row.getInt(1), row.getString(2), columns(row.getString(3))))
        .list();
  }

  private static Map<String, Integer> columns(@Nullable String text) {
    Map<String, Integer> columns = new java.util.HashMap<>();
    if (text != null && !text.isEmpty()) {
      for (String pair : text.split(";")) {
        int equals = pair.indexOf('=');
        columns.put(pair.substring(0, equals), Integer.valueOf(pair.substring(equals + 1)));
      }
    }
    return columns;
  }
}
