package dev.fazhi.measure.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks up the names of files and sheets of facts; cached. */
public final class Origins {

  private final JdbcClient jdbc;
  private final Map<Long, String> files = new HashMap<>();
  private final Map<Sheet, String> sheets = new HashMap<>();

  private record Sheet(long load, int number) {}

  Origins(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** By load the declared fields that its file does not have; only of loads that lack some. */
  public static Map<Long, Set<String>> absent(DataSource database) {
    Map<Long, Set<String>> absent = new HashMap<>();
    JdbcClient.create(database)
        .sql("SELECT load_no, absent FROM fz_file WHERE load_no > 0 AND absent <> ''")
        .query((row, n) -> absent.put(row.getLong(1), Set.of(row.getString(2).split(" "))))
        .list();
    return absent;
  }

  /** The name of a load's file. */
  String file(long load) {
    return files.computeIfAbsent(
        load,
        number ->
            jdbc.sql("SELECT name FROM fz_file WHERE load_no = ?")
                .param(number)
                .query(String.class)
                .single());
  }

  /** The name of one of its sheets; empty when the file has none. */
  String sheet(long load, int number) {
    return sheets.computeIfAbsent(
        new Sheet(load, number),
        sheet ->
            jdbc.sql(
                    """
                    SELECT s.name FROM fz_sheet s JOIN fz_file l ON l.file_id = s.file_id
                    WHERE l.load_no = ? AND s.sheet_no = ?\
                    """)
                .params(sheet.load(), sheet.number())
                .query(String.class)
                .optional()
                .orElse(""));
  }
}
