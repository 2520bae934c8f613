package dev.fazhi.job;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.survey.FoundFile;
import dev.fazhi.job.survey.InputSurvey;
import dev.fazhi.model.FileRejectedException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Reads the files of one partition, some thousand rows at a time; the run can be stopped in
 * between.
 */
class ReadFiles implements Tasklet, StepExecutionListener {

  private static final int ROWS = 5000;

  private final Workspace workplace;
  private final PartitionHost host;
  private final Deque<PlannedFile> files;
  private @Nullable Set<Long> read;
  private @Nullable FileReading reading;
  private InputSurvey.@Nullable Candidate found;

  ReadFiles(Workspace workplace, PartitionHost host, List<PlannedFile> files) {
    this.workplace = workplace;
    this.host = host;
    this.files = new ArrayDeque<>(files);
  }

  @Override
  public @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws IOException {
    int left = ROWS;
    while (left > 0 && !files.isEmpty()) {
      // counts the file itself, so that many empty files do not make one long chunk
      left -= 1 + read(left, contribution.getStepExecution());
    }
    host.holdUntilCommit(contribution.getStepExecution());
    for (int row = left; row < ROWS; row++) {
      contribution.incrementReadCount();
    }
    return files.isEmpty() ? RepeatStatus.FINISHED : RepeatStatus.CONTINUABLE;
  }

  /** Reads the next rows of the current file and gives their number. */
  private int read(int most, StepExecution step) throws IOException {
    PlannedFile planned = files.element();
    long fileId = planned.id();
    FileReading current = reading;
    if (current == null && isRead(fileId)) {
      // by a worker that was gone before it had read the rest of the partition
      files.remove();
      return 0;
    }
    InputSurvey.Candidate file = found == null ? candidate(planned) : found;
    found = file;
    LoggingContextListener.onFile(fileId);
    if (current == null) {
      host.watcher().file(file.name());
      current = new FileReading(workplace, fileId, file);
      reading = current;
    }
    int rows = 0;
    FileRejectedException refused = null;
    try {
      rows = current.read(most);
      host.watcher().rows(rows);
      if (rows == most) {
        return rows;
      }
    } catch (FileRejectedException e) {
      refused = e;
    }
    if (!FoundFile.isUnchanged(file)) {
      current.discard();
      planned.leave(step.getExecutionContext());
    } else if (refused == null) {
      current.finish();
      host.finished(planned);
    } else {
      current.refuse(refused);
      workplace.files().settledBy(fileId, step.getJobExecution().getJobInstanceId());
    }
    end(current);
    return rows;
  }

  private InputSurvey.Candidate candidate(PlannedFile file) {
    return host.locate(file)
        .orElseThrow(() -> new IllegalStateException("file " + file.id() + " is not to be read"));
  }

  /** Asked once: while a process has the partition, nobody else reads its files. */
  private boolean isRead(long fileId) {
    Set<Long> known = read;
    if (known == null) {
      known =
          workplace
              .files()
              .read(files.stream().map(PlannedFile::id).toList(), workplace.definitions().digest());
      read = known;
    }
    return known.contains(fileId);
  }

  private void end(FileReading ended) throws IOException {
    files.remove();
    reading = null;
    found = null;
    ended.close();
    LoggingContextListener.offFile();
  }

  @Override
  public ExitStatus afterStep(StepExecution step) {
    FileReading brokenOff = reading;
    if (brokenOff != null) {
      try {
        brokenOff.close();
      } catch (IOException e) {
        // a restart reads the file from its first row
        step.addFailureException(e);
      }
    }
    return step.getExitStatus();
  }
}
