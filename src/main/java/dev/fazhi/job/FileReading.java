package dev.fazhi.job;

import dev.fazhi.definition.Source;
import dev.fazhi.intake.ExportFile;
import dev.fazhi.intake.header.SheetLayout;
import dev.fazhi.intake.value.Account;
import dev.fazhi.intake.value.ExportTime;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.survey.InputSurvey;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.ReadAhead;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.archive.ArchiveWriter;
import dev.fazhi.tabular.Tabular;
import dev.fazhi.tabular.row.ParsedAhead;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file into its copy in the archive: rows are parsed, converted and written by a thread
 * each. The database is used only at the end. A file whose reading was interrupted is read again
 * from its first row; a file that must be refused ends the reading without failing the run.
 */
final class FileReading implements AutoCloseable {

  private final Workspace workplace;
  private final long fileId;
  private final InputSurvey.Candidate file;

  private @Nullable ExportFile export;
  private @Nullable ReadAhead<ImportedRow, FileRejectedException> rows;
  private @Nullable ArchiveWriter copy;

  FileReading(Workspace workplace, long fileId, InputSurvey.Candidate file) {
    this.workplace = workplace;
    this.fileId = fileId;
    this.file = file;
  }

  /**
   * Reads the next rows.
   *
   * @param most the maximum number of rows
   * @return how many rows were read; fewer than asked for when the file was read to its end
   * @throws FileRejectedException when the file must be refused whole
   */
  int read(int most) throws IOException, FileRejectedException {
    ExportFile reading = export == null ? open() : export;
    ArchiveWriter writer = copy == null ? begin(reading) : copy;
    ReadAhead<ImportedRow, FileRejectedException> converted =
        rows == null ? new ReadAhead<>("fazhi-convert", reading::next) : rows;
    rows = converted;
    int count = 0;
    while (count < most) {
      ImportedRow row = converted.next();
      if (row == null) {
        break;
      }
      writer.add(row);
      count++;
    }
    return count;
  }

  private ExportFile open() throws FileRejectedException {
    var limits = workplace.definitions().nightly().limits();
    var parsed = new ParsedAhead(Tabular.open(file.path(), file.name(), limits));
    try {
      ExportFile opened = ExportFile.open(parsed, file.name(), workplace.definitions(), written());
      export = opened;
      return opened;
    } catch (FileRejectedException | RuntimeException e) {
      parsed.close();
      throw e;
    }
  }

  private LocalDateTime written() {
    ZoneId zone = workplace.definitions().nightly().zone();
    return file.modifiedAt().atZone(ZoneOffset.UTC).withZoneSameInstant(zone).toLocalDateTime();
  }

  private ArchiveWriter begin(ExportFile reading) throws IOException {
    ArchiveWriter begun =
        workplace
            .archive()
            .write(file.sha256(), reading.source(), workplace.definitions().digest());
    copy = begun;
    return begun;
  }

  /** Discards what was read of a file that changed meanwhile; the next run sees it as new. */
  void discard() {
    workplace.files().startAnew(fileId, "");
  }

  /** Records the file as refused. */
  void refuse(FileRejectedException reason) {
    String definitions = workplace.definitions().digest();
    workplace.files().startAnew(fileId, definitions);
    workplace.files().refuse(fileId, definitions, reason.faults());
  }

  /**
   * Completes the copy of a file that was read to its end, and records it as waiting to be merged.
   */
  void finish() throws IOException {
    ExportFile read = export;
    ArchiveWriter writer = copy;
    if (read == null || writer == null) {
      throw new IllegalStateException("nothing is open");
    }
    Account account = read.account();
    Source source = read.source();
    LocalDateTime exportedAt = exportedAt(source, account.exported(), writer.origins());
    writer.finish(
        new Archive.Reading(
            read.recognition().sheets().stream()
                .filter(sheet -> writer.sheets().contains(sheet.sheetIndex()))
                .map(FileReading::archived)
                .toList(),
            account.read(),
            account.skipped(),
            exportedAt,
            account.exported().dated(),
            account.faults(),
            account.unknownNames()));
    workplace
        .files()
        .read(
            fileId,
            source.id(),
            workplace.definitions().digest(),
            exportedAt,
            account.exported().dated());
  }

  private static Archive.Sheet archived(SheetLayout layout) {
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
    return new Archive.Sheet(layout.sheetIndex(), layout.sheet(), columns);
  }

  /** Corrected rows are at least as new as the files that they were rejected of. */
  private LocalDateTime exportedAt(Source source, ExportTime own, Set<String> origins) {
    LocalDateTime corrected = workplace.files().exports().newest(source.id(), origins, fileId);
    return corrected != null && corrected.isAfter(own.moment()) ? corrected : own.moment();
  }

  @Override
  public void close() throws IOException {
    ReadAhead<ImportedRow, FileRejectedException> converted = rows;
    ExportFile read = export;
    ArchiveWriter unfinished = copy;
    rows = null;
    export = null;
    copy = null;
    if (converted != null) {
      converted.close();
    }
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
