package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores the faults of a file's rows, and its rejected rows with their keys. */
final class RowFindings {

  private final JdbcTemplate jdbc;
  private final FileRegister files;
  private final RegisteredFile file;
  private final KeyOf keyOf;

  RowFindings(DataSource database, RegisteredFile file, Source source) {
    this.jdbc = new JdbcTemplate(database);
    this.files = new FileRegister(database);
    this.file = file;
    this.keyOf = new KeyOf(source);
  }

  /** Adds the next rows of the file. */
  void add(List<ImportedRow> rows) {
    List<Fault> faults = new ArrayList<>();
    List<Integer> sheets = new ArrayList<>();
    List<Object[]> rejected = new ArrayList<>();
    for (ImportedRow row : rows) {
      for (Fault fault : row.faults()) {
        faults.add(fault);
        sheets.add(row.sheetIndex());
      }
      if (row.isRejected()) {
        RowKey key = keyOf.row(row.values());
        rejected.add(
            new Object[] {file.id(), row.sheetIndex(), row.row(), key == null ? null : key.text()});
      }
    }
    files.findings().add(file.id(), faults, sheets);
    jdbc.batchUpdate(
        "INSERT INTO fz_reject (file_id, sheet_no, row_no, row_key) VALUES (?, ?, ?, ?)", rejected);
  }
}
