package dev.fazhi.job;

import dev.fazhi.definition.Source;
import dev.fazhi.intake.Account;
import dev.fazhi.intake.ExportDate;
import dev.fazhi.intake.ExportFile;
import dev.fazhi.intake.SheetLayout;
import dev.fazhi.model.Entry;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Refused;
import dev.fazhi.model.Shown;
import dev.fazhi.store.Archive;
import dev.fazhi.store.Staging;
import dev.fazhi.tabular.Tabular;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Reads one file into its staging table and the archive, chunk by chunk. A file that was broken off
 * is begun anew: staging is emptied first, so nothing can stand in it twice. A file that must be
 * refused ends the reading; it is no failure of the run.
 */
class FileStager implements ItemReader<Entry>, ItemWriter<Entry>, StepExecutionListener {

  private final Workplace workplace;
  private final Run run;
  private final long fileId;
  private final InputSurvey.Candidate file;

  private @Nullable ExportFile export;
  private Archive.@Nullable Writer copy;
  private @Nullable Refused refused;

  FileStager(Workplace workplace, Run run, long fileId) {
    this.workplace = workplace;
    this.run = run;
    this.fileId = fileId;
    InputSurvey.Candidate candidate = run.pending().get(fileId);
    if (candidate == null) {
      throw new IllegalStateException("file " + fileId + " is not to be read");
    }
    this.file = candidate;
  }

  @Override
  public void beforeStep(StepExecution step) {
    run.watcher().file(file.name());
    try {
      ExportFile opened = open(file.path());
      export = opened;
      workplace.staging().begin(fileId, opened.source(), workplace.definitions().digest());
      copy = workplace.archive().write(file.sha256(), opened.source());
    } catch (Refused e) {
      refused = e;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private ExportFile open(Path path) throws Refused {
    var rows = Tabular.open(path, file.name(), workplace.definitions().nightly().limits());
    try {
      return ExportFile.open(rows, file.name(), workplace.definitions());
    } catch (Refused | RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  @Override
  public @Nullable Entry read() {
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

  @Override
  public void write(Chunk<? extends Entry> chunk) throws IOException {
    List<? extends Entry> entries = chunk.getItems();
    workplace.staging().write(fileId, source(), entries);
    Archive.Writer archived = copy;
    if (archived != null) {
      for (Entry entry : entries) {
        archived.add(entry);
      }
    }
    run.watcher().rows(entries.size());
  }

  @Override
  public ExitStatus afterStep(StepExecution step) {
    try (ExportFile closing = export;
        Archive.Writer unfinished = copy) {
      if (step.getStatus() != BatchStatus.COMPLETED) {
        return step.getExitStatus();
      }
      if (!InputSurvey.isUnchanged(file)) {
        workplace.staging().drop(fileId);
        workplace.files().startAnew(fileId, "");
        run.leave(fileId, Shown.safe(file.name()) + "：读取时内容有变或已消失，未导入，留待下次。");
        return new ExitStatus("CHANGED");
      }
      Refused reason = refused;
      if (reason != null) {
        refuse(reason);
        return new ExitStatus("REFUSED");
      }
      if (closing != null && unfinished != null) {
        unfinished.finish();
        finish(closing);
      }
      return step.getExitStatus();
    } catch (IOException | RuntimeException e) {
      // the framework would only log what a listener throws, and call the step complete
      step.setStatus(BatchStatus.FAILED);
      step.addFailureException(e);
      return ExitStatus.FAILED.addExitDescription(e);
    }
  }

  private void refuse(Refused reason) {
    workplace.staging().drop(fileId);
    workplace.files().startAnew(fileId, workplace.definitions().digest());
    workplace.files().refuse(fileId, workplace.definitions().digest(), reason.faults());
    run.settled(fileId);
  }

  private void finish(ExportFile read) {
    Account account = read.account();
    List<Staging.Sheet> sheets =
        read.recognition().sheets().stream().map(FileStager::sheet).toList();
    List<Fault> faults = account.faults();
    workplace
        .staging()
        .finish(fileId, sheets, account.read(), account.skipped(), exportedAt(account), faults);
    account
        .unknownNames()
        .forEach(
            (reference, names) ->
                names.forEach(
                    (name, rows) ->
                        workplace.files().addUnknownName(fileId, reference, name, rows)));
  }

  private static Staging.Sheet sheet(SheetLayout layout) {
    Map<String, Integer> columns = new HashMap<>();
    layout.fields().forEach((column, field) -> columns.put(field, column));
    return new Staging.Sheet(layout.sheetIndex(), layout.sheet(), columns);
  }

  /** By the date in its name, else its newest event, else its time of modification. */
  private LocalDateTime exportedAt(Account account) {
    LocalDate named = ExportDate.inName(file.name());
    if (named != null) {
      return named.atTime(23, 59, 59);
    }
    return account.newestEvent() != null ? account.newestEvent() : file.modifiedAt();
  }

  private Source source() {
    if (export == null) {
      throw new IllegalStateException("nothing is open");
    }
    return export.source();
  }
}
