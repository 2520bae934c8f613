package dev.fazhi.store.register;

import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.store.archive.Archive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the open rejected rows of files with their faults. Rows that a later load corrected are
 * recorded, but not included.
 */
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

  /**
   * The files that have rejected rows to be corrected, in the order of their loads, those refused
   * at the end.
   */
  public List<RegisteredFile> files() {
    return jdbc
        .sql(
            "SELECT file_id FROM fz_file WHERE status IN ('MERGED', 'REFUSED') AND EXISTS (SELECT 1"
                + " FROM fz_reject r WHERE r.file_id = fz_file.file_id AND r.solved_by IS NULL)"
                + " ORDER BY COALESCE(load_no, 9000000000000000000), name, file_id")
        .query(Long.class)
        .list()
        .stream()
        .map(files::get)
        .toList();
  }

  /**
   * Deletes the faults of a file's rejected rows. The rows stay recorded as rejected, for the
   * account of the file.
   *
   * @return whether there were any
   */
  public boolean forget(long fileId) {
    int faults =
        jdbc.sql("DELETE FROM fz_fault WHERE file_id = ? AND row_no > 0").param(fileId).update();
    int rows =
        jdbc.sql(
                "UPDATE fz_reject SET row_key = NULL, solved_by = COALESCE(solved_by, 0) WHERE"
                    + " file_id = ? AND (row_key IS NOT NULL OR solved_by IS NULL)")
            .param(fileId)
            .update();
    return faults > 0 || rows > 0;
  }

  /** The places of all rows that were rejected when the file was merged, corrected since or not. */
  public Set<Archive.RowAddress> addresses(long fileId) {
    return new HashSet<>(
        jdbc.sql("SELECT sheet_no, row_no FROM fz_reject WHERE file_id = ?")
            .param(fileId)
            .query((row, n) -> new Archive.RowAddress(row.getInt(1), row.getInt(2)))
            .list());
  }

  /** How many rejected rows of merged files are still to be corrected. */
  public long open() {
    return jdbc.sql(
            "SELECT COUNT(*) FROM fz_reject r JOIN fz_file f ON f.file_id = r.file_id WHERE"
                + " f.status = 'MERGED' AND r.solved_by IS NULL")
        .query(Long.class)
        .single();
  }

  /**
   * The open rejected rows of a file in its order, each with all its faults; at most as many as
   * faults are stored.
   */
  public List<ImportedRow> rows(RegisteredFile file) {
    Map<Archive.RowAddress, List<Fault>> faults = new HashMap<>();
    jdbc.sql(
            "SELECT f.sheet_no, f.row_no, f.col_no, f.code, f.sheet, f.field, f.seen, f.message"
                + " FROM fz_fault f JOIN fz_reject r ON r.file_id = f.file_id AND r.sheet_no ="
                + " f.sheet_no AND r.row_no = f.row_no WHERE f.file_id = ? AND f.severity ="
                + " 'REJECT' AND r.solved_by IS NULL ORDER BY f.sheet_no, f.row_no, f.col_no,"
                + " f.seq")
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
    List<ImportedRow> rows = new ArrayList<>();
    for (ImportedRow entry : archive.read(file.sha256(), faults::containsKey)) {
      List<Fault> own =
          faults.getOrDefault(new Archive.RowAddress(entry.sheetIndex(), entry.row()), List.of());
      rows.add(
          new ImportedRow(
              entry.sheetIndex(), entry.sheet(), entry.row(), List.of(), entry.cells(), own));
    }
    return rows;
  }
}
