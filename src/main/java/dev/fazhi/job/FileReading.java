package dev.fazhi.job;

import dev.fazhi.definition.Source;
import dev.fazhi.intake.Account;
import dev.fazhi.intake.ExportDate;
import dev.fazhi.intake.ExportFile;
import dev.fazhi.intake.SheetLayout;
import dev.fazhi.model.Entry;
import dev.fazhi.model.Refused;
import dev.fazhi.store.Archive;
import dev.fazhi.store.ArchiveWriter;
import dev.fazhi.store.Staging;
import dev.fazhi.tabular.Tabular;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file into its staging table and the archive. A file that was broken off is begun anew:
 * staging is emptied first, so nothing can stand in it twice.
 */
final class FileReading implements AutoCloseable {

  private final Workplace workplace;
  private final long fileId;
  private final InputSurvey.Candidate file;

  private @Nullable ExportFile export;
  private @Nullable ArchiveWriter copy;
  private @Nullable Refused refused;

  FileReading(Workplace workplace, long fileId, InputSurvey.Candidate file) {
    this.workplace = workplace;
    this.fileId = fileId;
    this.file = file;
  }

  /** Opens the file; one that must be refused has no rows. */
  void open() throws IOException {
    try {
      ExportFile opened = exported();
      export = opened;
      String definitions = workplace.definitions().digest();
      workplace.staging().begin(fileId, opened.source(), definitions);
      copy = workplace.archive().write(file.sha256(), opened.source(), definitions);
    } catch (Refused e) {
      refused = e;
    }
  }

  private ExportFile exported() throws Refused {
    var rows = Tabular.open(file.path(), file.name(), workplace.definitions().nightly().limits());
    try {
      return ExportFile.open(rows, file.name(), workplace.definitions());
    } catch (Refused | RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  /** The next row; null after the last, and when the file turns out to be refused. */
  @Nullable Entry next() {
    ExportFile reading = export;
    if (reading == null || refused != null) {
      return null;
    }
    try {
      return reading.next();
    } catch (Refused e) {
      refused = e;
      return null;
    }
  }

  /** Stages rows in the caller's transaction and copies them. */
  void write(List<? extends Entry> rows) throws IOException {
    ExportFile reading = export;
    ArchiveWriter archived = copy;
    if (reading == null || archived == null) {
      throw new IllegalStateException("nothing is open");
    }
    workplace.staging().write(fileId, reading.source(), rows);
    for (Entry row : rows) {
      if (!archived.hasSheet(row.sheetIndex())) {
        archived.add(sheet(reading, row.sheetIndex()));
      }
      archived.add(row);
    }
  }

  private static Archive.Sheet sheet(ExportFile reading, int number) {
    SheetLayout layout =
        reading.recognition().sheets().stream()
            .filter(sheet -> sheet.sheetIndex() == number)
            .findFirst()
            .orElseThrow();
    List<Archive.Column> columns = new ArrayList<>();
    layout
        .fields()
        .forEach(
            (index, field) ->
                columns.add(
                    new Archive.Column(
                        index,
                        field,
                        layout.headers().getOrDefault(index, ""),
                        layout.factors().getOrDefault(field, BigDecimal.ONE))));
    return new Archive.Sheet(number, layout.sheet(), columns);
  }

  /** The file changed under the reader: nothing of it stays, and the next run sees it as new. */
  void discard() {
    workplace.staging().drop(fileId);
    workplace.files().startAnew(fileId, "");
  }

  /**
   * The file was read to its end: it is staged or refused.
   *
   * @return whether it is staged
   */
  boolean finish() throws IOException {
    Refused reason = refused;
    if (reason != null) {
      workplace.staging().drop(fileId);
      workplace.files().startAnew(fileId, workplace.definitions().digest());
      workplace.files().refuse(fileId, workplace.definitions().digest(), reason.faults());
      return false;
    }
    ExportFile read = export;
    ArchiveWriter archived = copy;
    if (read == null || archived == null) {
      throw new IllegalStateException("nothing is open");
    }
    Account account = read.account();
    Archive.Account kept =
        new Archive.Account(
            account.read(),
            account.skipped(),
            exportedAt(read.source(), account),
            account.faults());
    archived.finish(kept);
    List<Staging.Sheet> sheets =
        read.recognition().sheets().stream()
            .filter(sheet -> archived.hasSheet(sheet.sheetIndex()))
            .map(FileReading::staged)
            .toList();
    finish(workplace, fileId, read.source(), sheets, kept, account.unknownNames());
    return true;
  }

  /** A file was read to its end, be it itself or its copy. */
  static void finish(
      Workplace workplace,
      long fileId,
      Source source,
      List<Staging.Sheet> sheets,
      Archive.Account account,
      Map<String, Map<String, Long>> unknownNames) {
    unknownNames.forEach(
        (reference, names) ->
            names.forEach(
                (name, rows) -> workplace.files().addUnknownName(fileId, reference, name, rows)));
    workplace
        .staging()
        .finish(
            fileId,
            source,
            sheets,
            account.read(),
            account.skipped(),
            account.exportedAt(),
            account.faults());
  }

  static Staging.Sheet staged(SheetLayout layout) {
    Map<String, Integer> columns = new HashMap<>();
    layout.fields().forEach((column, field) -> columns.put(field, column));
    return new Staging.Sheet(layout.sheetIndex(), layout.sheet(), columns);
  }

  /**
   * By the date in its name, else its newest event, else its time of modification; corrected rows
   * are at least as new as the file that they were rejected of.
   */
  private LocalDateTime exportedAt(Source source, Account account) {
    LocalDate named = ExportDate.inName(file.name());
    LocalDateTime own =
        named != null
            ? named.atTime(23, 59, 59)
            : account.newestEvent() != null ? account.newestEvent() : file.modifiedAt();
    LocalDateTime corrected = workplace.staging().newestOrigin(fileId, source);
    return corrected != null && corrected.isAfter(own) ? corrected : own;
  }

  @Override
  public void close() throws IOException {
    ExportFile read = export;
    ArchiveWriter unfinished = copy;
    export = null;
    copy = null;
    try {
      if (unfinished != null) {
        unfinished.close();
      }
    } finally {
      if (read != null) {
        read.close();
      }
    }
  }
}
