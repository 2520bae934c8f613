package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores the faults of a file's rows, and its rejected rows with their keys. */
final class RowFindings {

  private static final String DOUBLED = "FZ-153";

  private final JdbcTemplate jdbc;
  private final FileRegister files;
  private final RegisteredFile file;
  private final Source source;
  private final KeyOf keyOf;
  private Archive.@Nullable RowAddress lastRejected;

  RowFindings(DataSource database, RegisteredFile file, Source source) {
    this.jdbc = new JdbcTemplate(database);
    this.files = new FileRegister(database);
    this.file = file;
    this.source = source;
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
      Archive.RowAddress address = new Archive.RowAddress(row.sheetIndex(), row.row());
      // a row of which several columns are rows of their own is rejected once
      if (row.isRejected() && !address.equals(lastRejected)) {
        lastRejected = address;
        RowKey key = keyOf.row(row.values());
        rejected.add(
            new Object[] {file.id(), row.sheetIndex(), row.row(), key == null ? null : key.text()});
      }
    }
    files.findings().add(file.id(), faults, sheets);
    jdbc.batchUpdate(
        "INSERT INTO fz_reject (file_id, sheet_no, row_no, row_key) VALUES (?, ?, ?, ?)", rejected);
  }

  /** Reports keys that are repeated in the file, with both places; the lower row counts. */
  void addDoubled(Archive.Account account) {
    String key = source.titles(source.key(), "+");
    Map<Integer, String> sheets = new HashMap<>();
    account.reading().sheets().forEach(sheet -> sheets.put(sheet.number(), sheet.name()));
    List<Fault> faults = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (Archive.Doubled row : account.doubled()) {
      String sheet = sheets.getOrDefault(row.row().sheet(), "");
      String below =
          (row.by().sheet() == row.row().sheet()
                  ? ""
                  : sheets.getOrDefault(row.by().sheet(), "") + " ")
              + "第 "
              + row.by().row()
              + " 行";
      numbers.add(row.row().sheet());
      faults.add(
          new Fault(
              DOUBLED,
              row.same() ? Fault.Severity.NOTE : Fault.Severity.WARNING,
              new Place(file.name(), sheet, row.row().row(), -1),
              key,
              "",
              row.same()
                  ? "与%s完全重复，只计一次。".formatted(below)
                  : row.other()
                      ? "与%s的%s相同，但不会变的内容不同，像是两件事，只计了下面一行；请核对编号。".formatted(below, key)
                      : "与%s的%s相同而内容不同，以下面一行为准。".formatted(below, key)));
    }
    files.findings().add(file.id(), faults, numbers);
  }
}
