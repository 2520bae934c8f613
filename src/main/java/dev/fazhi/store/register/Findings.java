package dev.fazhi.store.register;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.Archive;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the faults of files and the names that no reference list has. */
public final class Findings {

  /** Maximum number of stored faults of one file; further ones are only counted. */
  public static final int MOST_FAULTS = 10_000;

  /** The condition for faults of a file as a whole: not of a data row, or refusing the file. */
  private static final String OF_THE_FILE = "(sheet_no < 0 OR severity = 'REFUSE')";

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;

  Findings(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.batch = new JdbcTemplate(database);
  }

  /** Deletes the findings about a file, so that it can be read again. */
  void forget(long fileId) {
    for (String table : List.of("fz_fault", "fz_sheet", "fz_unknown_name", "fz_reject")) {
      jdbc.sql("DELETE FROM " + table + " WHERE file_id = ?").param(fileId).update();
    }
  }

  /** Replaces what was found in a file by that of another reading. */
  void replace(long fileId, Source source, Archive.Reading reading) {
    forget(fileId);
    for (Archive.Sheet sheet : reading.sheets()) {
      jdbc.sql("INSERT INTO fz_sheet (file_id, sheet_no, name) VALUES (?, ?, ?)")
          .params(fileId, sheet.number(), SafeText.cut(sheet.name(), 200))
          .update();
    }
    reading
        .unknownNames()
        .forEach(
            (reference, names) ->
                names.forEach((name, rows) -> addUnknownName(fileId, reference, name, rows)));
    add(fileId, reading.faults().stream().map(source.expected()::told).toList());
  }

  /** Adds faults of the file as a whole. */
  public void add(long fileId, List<Fault> faults) {
    add(fileId, faults, Collections.nCopies(faults.size(), -1));
  }

  /**
   * Adds faults after those already kept; beyond {@link #MOST_FAULTS} those of rows are dropped,
   * never those of the file itself.
   *
   * @param sheetNumbers of each fault, below 0 for the file as a whole
   */
  public void add(long fileId, List<Fault> faults, List<Integer> sheetNumbers) {
    if (faults.isEmpty()) {
      return;
    }
    long next =
        jdbc.sql("SELECT COALESCE(MAX(seq), 0) + 1 FROM fz_fault WHERE file_id = ?")
            .param(fileId)
            .query(Long.class)
            .single();
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      boolean ofTheFile = sheetNumbers.get(i) < 0 || fault.severity() == Fault.Severity.REFUSE;
      if (next > MOST_FAULTS && !ofTheFile) {
        continue;
      }
      Place place = fault.place();
      rows.add(
          new Object[] {
            fileId,
            next++,
            fault.code(),
            fault.severity().name(),
            sheetNumbers.get(i),
            SafeText.cut(place.sheet(), 200),
            place.row(),
            place.column(),
            SafeText.cut(fault.field(), 200),
            SafeText.cut(fault.value(), 400),
            SafeText.cut(fault.message(), 2000)
          });
    }
    batch.batchUpdate(
        "INSERT INTO fz_fault (file_id, seq, code, severity, sheet_no, sheet, row_no, col_no,"
            + " field, seen, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
  }

  /** Makes a fault of a file one of which nobody has to do anything. */
  public void note(long fileId, String code) {
    jdbc.sql("UPDATE fz_fault SET severity = 'NOTE' WHERE file_id = ? AND code = ?")
        .params(fileId, code)
        .update();
  }

  /**
   * The stored faults of a file: those of the whole file first, then in the order of rows and
   * columns.
   */
  List<Fault> faults(long fileId, String name) {
    return faults(fileId, name, "");
  }

  /** The faults of a file as a whole. */
  public List<Fault> faultsOfTheFile(long fileId, String name) {
    return faults(fileId, name, " AND " + OF_THE_FILE);
  }

  /** The faults of all files as a whole by file id, in one query. */
  Map<Long, List<Fault>> faultsOfFiles() {
    Map<Long, List<Fault>> faults = new HashMap<>();
    jdbc.sql(
            "SELECT d.code, d.severity, d.sheet, d.row_no, d.col_no, d.field, d.seen, d.message,"
                + " f.name, f.file_id FROM fz_fault d JOIN fz_file f ON f.file_id = d.file_id WHERE"
                + " "
                + OF_THE_FILE
                + " ORDER BY f.file_id, d.sheet_no, d.row_no, d.col_no, d.seq")
        .query(
            row -> {
              faults
                  .computeIfAbsent(row.getLong(10), id -> new ArrayList<>())
                  .add(fault(row, row.getString(9)));
            });
    return faults;
  }

  private List<Fault> faults(long fileId, String name, String condition) {
    return jdbc.sql(
            "SELECT code, severity, sheet, row_no, col_no, field, seen, message FROM fz_fault WHERE"
                + " file_id = ?"
                + condition
                + " ORDER BY sheet_no, row_no, col_no, seq")
        .param(fileId)
        .query((row, n) -> fault(row, name))
        .list();
  }

  /**
   * What is to be said about rows that were not rejected, such as doubled ones, of all files that
   * are merged under these numbers, both counted; in the order of files and rows.
   */
  public List<Fault> ofRows(long from, long to) {
    return jdbc.sql(
            "SELECT d.code, d.severity, d.sheet, d.row_no, d.col_no, d.field, d.seen, d.message,"
                + " f.name FROM fz_fault d JOIN fz_file f ON f.file_id = d.file_id WHERE f.status ="
                + " 'MERGED' AND f.load_no BETWEEN ? AND ? AND d.sheet_no >= 0 AND d.severity IN"
                + " ('NOTE', 'WARNING') ORDER BY f.load_no, d.sheet_no, d.row_no, d.col_no, d.seq")
        .params(from, to)
        .query((row, n) -> fault(row, row.getString(9)))
        .list();
  }

  /**
   * Whether one of these codes was told of another merged export of a file's source.
   *
   * @param field by its title, for what is told of a field; null for any
   */
  public boolean isToldOfAnother(RegisteredFile file, List<String> codes, @Nullable String field) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM fz_fault d JOIN fz_file f ON f.file_id = d.file_id
                WHERE f.source = :source AND f.status = 'MERGED' AND f.file_id <> :file
                  AND d.code IN (:codes)
                """
                    + (field == null ? "" : " AND d.field = :field"))
            .param("source", file.source())
            .param("file", file.id())
            .param("codes", codes)
            .param("field", field)
            .query(Long.class)
            .single()
        > 0;
  }

  private static Fault fault(ResultSet row, String file) throws SQLException {
    return new Fault(
        row.getString(1),
        Fault.Severity.valueOf(row.getString(2)),
        new Place(file, row.getString(3), row.getInt(4), row.getInt(5)),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }

  /** Records names that no reference list has, with how many rows hold them. */
  void addUnknownName(long fileId, String reference, String name, long rows) {
    jdbc.sql(
            "INSERT INTO fz_unknown_name (file_id, reference, name, rows_with) VALUES (?, ?, ?, ?)")
        .params(fileId, reference, name, rows)
        .update();
  }

  /** A name that no reference list has. */
  public record UnknownName(String reference, String name, long rows) {}

  /** Names in files of these loads, both counted, that no reference list has. */
  public List<UnknownName> unknownNames(long from, long to) {
    return jdbc.sql(
            "SELECT u.reference, u.name, SUM(u.rows_with) FROM fz_unknown_name u JOIN fz_file f ON"
                + " f.file_id = u.file_id WHERE f.status = 'MERGED' AND f.load_no BETWEEN ? AND ?"
                + " GROUP BY u.reference, u.name ORDER BY u.reference, u.name")
        .params(from, to)
        .query((row, n) -> new UnknownName(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }
}
