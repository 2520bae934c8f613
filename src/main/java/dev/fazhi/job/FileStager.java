package dev.fazhi.job;

import dev.fazhi.model.Entry;
import dev.fazhi.model.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Reads one file chunk by chunk. A file that must be refused ends the reading; it is no failure of
 * the run.
 */
class FileStager implements ItemReader<Entry>, ItemWriter<Entry>, StepExecutionListener {

  private final Run run;
  private final long fileId;
  private final InputSurvey.Candidate file;
  private final FileReading reading;

  FileStager(Workplace workplace, Run run, long fileId) {
    this.run = run;
    this.fileId = fileId;
    InputSurvey.Candidate candidate = run.pending().get(fileId);
    if (candidate == null) {
      throw new IllegalStateException("file " + fileId + " is not to be read");
    }
    this.file = candidate;
    this.reading = new FileReading(workplace, fileId, candidate);
  }

  @Override
  public void beforeStep(StepExecution step) {
    Trail.onFile(fileId);
    run.watcher().file(file.name());
    try {
      reading.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable Entry read() {
    return reading.next();
  }

  @Override
  public void write(Chunk<? extends Entry> chunk) throws IOException {
    reading.write(chunk.getItems());
    run.watcher().rows(chunk.getItems().size());
  }

  @Override
  public ExitStatus afterStep(StepExecution step) {
    try (reading) {
      if (step.getStatus() != BatchStatus.COMPLETED) {
        return step.getExitStatus();
      }
      if (!InputSurvey.isUnchanged(file)) {
        reading.discard();
        run.leave(fileId, Shown.safe(file.name()) + "：读取时内容有变或已消失，未导入，留待下次。");
        return new ExitStatus("CHANGED");
      }
      if (reading.finish()) {
        return step.getExitStatus();
      }
      run.settled(fileId);
      return new ExitStatus("REFUSED");
    } catch (IOException | RuntimeException e) {
      // the framework would only log what a listener throws, and call the step complete
      step.setStatus(BatchStatus.FAILED);
      step.addFailureException(e);
      return ExitStatus.FAILED.addExitDescription(e);
    }
  }
}
