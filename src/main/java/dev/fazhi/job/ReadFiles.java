package dev.fazhi.job;

import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.survey.InputSurvey;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.SafeText;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
  private final RunContext run;
  private final Deque<Long> files;
  private @Nullable FileReading reading;

  ReadFiles(Workspace workplace, RunContext run, List<Long> files) {
    this.workplace = workplace;
    this.run = run;
    this.files = new ArrayDeque<>(files);
  }

  @Override
  public @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws IOException {
    int left = ROWS;
    while (left > 0 && !files.isEmpty()) {
      // counts the file itself, so that many empty files do not make one long chunk
      left -= 1 + read(left, instance(contribution.getStepExecution()));
    }
    for (int row = left; row < ROWS; row++) {
      contribution.incrementReadCount();
    }
    return files.isEmpty() ? RepeatStatus.FINISHED : RepeatStatus.CONTINUABLE;
  }

  private static long instance(StepExecution step) {
    return step.getJobExecution().getJobInstanceId();
  }

  /** Reads the next rows of the current file and gives their number. */
  private int read(int most, long instance) throws IOException {
    long fileId = files.element();
    InputSurvey.Candidate file = candidate(fileId);
    FileReading current = reading;
    LoggingContextListener.onFile(fileId);
    if (current == null) {
      run.watcher().file(file.name());
      current = new FileReading(workplace, fileId, file);
      reading = current;
    }
    int rows = 0;
    FileRejectedException refused = null;
    try {
      rows = current.read(most);
      run.watcher().rows(rows);
      if (rows == most) {
        return rows;
      }
    } catch (FileRejectedException e) {
      refused = e;
    }
    if (!InputSurvey.isUnchanged(file)) {
      current.discard();
      run.leave(fileId, SafeText.safe(file.name()) + "：读取时内容有变或已消失，未导入，留待下次。");
    } else if (refused == null) {
      current.finish();
    } else {
      current.refuse(refused);
      workplace.files().settledBy(fileId, instance);
      run.settled(fileId);
    }
    end(current);
    return rows;
  }

  private InputSurvey.Candidate candidate(long fileId) {
    InputSurvey.Candidate candidate = run.pending().get(fileId);
    if (candidate == null) {
      throw new IllegalStateException("file " + fileId + " is not to be read");
    }
    return candidate;
  }

  private void end(FileReading ended) throws IOException {
    files.remove();
    reading = null;
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
