package dev.fazhi.store;

import dev.fazhi.model.Entry;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rejected rows of a file with their faults, as they were read. */
public final class Rejects {

  private final JdbcClient jdbc;
  private final FileRegister files;
  private final Archive archive;

  /** Reads the faults from that database and the rows from that archive. */
  public Rejects(DataSource database, Archive archive) {
    this.jdbc = JdbcClient.create(database);
    this.files = new FileRegister(database);
    this.archive = archive;
  }

  /** The files that have rejected rows, in the order of their loads, those refused at the end. */
  public List<KnownFile> files() {
    return jdbc
        .sql(
            "SELECT file_id FROM fz_file WHERE rows_reject > 0 AND status IN ('MERGED', 'REFUSED') "
                + "ORDER BY COALESCE(load_no, 9000000000000000000), name, file_id")
        .query(Long.class)
        .list()
        .stream()
        .map(files::get)
        .toList();
  }

  /** Where the rows stand that were rejected when a file was settled, solved since or not. */
  public Set<Archive.RowAddress> addresses(long fileId) {
    return new HashSet<>(
        jdbc.sql("SELECT sheet_no, row_no FROM fz_reject WHERE file_id = ?")
            .param(fileId)
            .query((row, n) -> new Archive.RowAddress(row.getInt(1), row.getInt(2)))
            .list());
  }

  /**
   * The rejected rows of a file in its order, each with all its faults; at most as many as faults
   * are kept.
   */
  public List<Entry> rows(KnownFile file) {
    Map<Archive.RowAddress, List<Fault>> faults = new HashMap<>();
    jdbc.sql(
            "SELECT sheet_no, row_no, col_no, code, sheet, field, seen, message FROM fz_fault WHERE file_id = ? AND"
                + " row_no > 0 AND severity = 'REJECT' ORDER BY sheet_no, row_no, col_no, seq")
        .param(file.id())
        .query(
            (row, n) ->
                faults
                    .computeIfAbsent(
                        new Archive.RowAddress(row.getInt(1), row.getInt(2)),
                        address -> new ArrayList<>())
                    .add(
                        new Fault(
                            row.getString(4),
                            Fault.Severity.REJECT,
                            new Place(file.name(), row.getString(5), row.getInt(2), row.getInt(3)),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8))))
        .list();
    if (faults.isEmpty()) {
      return List.of();
    }
    List<Entry> rows = new ArrayList<>();
    for (Entry entry : archive.read(file.sha256(), faults::containsKey)) {
      List<Fault> own =
          faults.getOrDefault(new Archive.RowAddress(entry.sheetIndex(), entry.row()), List.of());
      rows.add(
          new Entry(entry.sheetIndex(), entry.sheet(), entry.row(), List.of(), entry.cells(), own));
    }
    return rows;
  }
}
