package dev.fazhi.store.register;

import dev.fazhi.model.Entry;
import dev.fazhi.model.Fault;
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
 * The rejected rows of a file with their faults, as they were read. A row that a later load brought
 * in order is on record still, but no longer among them.
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
  public List<KnownFile> files() {
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
   * Forgets what was wrong with the rows of a file; that they were rejected stays known, for the
   * account of the file and for those who ask what it holds.
   *
   * @return whether there was anything to forget
   */
  public boolean forget(long fileId) {
    int faults =
        jdbc.sql("DELETE FROM fz_fault WHERE file_id = ? AND row_no > 0").param(fileId).update();
    int rows =
        jdbc.sql(
                "UPDATE fz_reject SET row_key = NULL, solved_by = COALESCE(solved_by, 0) "
                    + "WHERE file_id = ? AND (row_key IS NOT NULL OR solved_by IS NULL)")
            .param(fileId)
            .update();
    return faults > 0 || rows > 0;
  }

  /** Where the rows stand that were rejected when a file was settled, solved since or not. */
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
   * The rejected rows of a file in its order, each with all its faults, without those brought in
   * order; at most as many as faults are kept.
   */
  public List<Entry> rows(KnownFile file) {
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
