package dev.fazhi.job;

import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.ledger.FileMerger;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Merges the files that were read one after another in the order in which they were exported, each
 * in a transaction of its own together with the state of this step.
 */
final class MergeStep implements Tasklet {

  private static final Logger LOG = LoggerFactory.getLogger(MergeStep.class);

  private final Workspace workplace;
  private final RunContext run;
  private @Nullable Deque<RegisteredFile> waiting;

  MergeStep(Workspace workplace, RunContext run) {
    this.workplace = workplace;
    this.run = run;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws IOException {
    if (waiting == null) {
      workplace.sentCopies().receive(workplace.archive(), workplace.definitions().digest());
      // files read by older definitions are read again when the survey finds them
      waiting =
          new ArrayDeque<>(
              workplace.files().all(RegisteredFile.Status.READ).stream()
                  .filter(file -> file.definitions().equals(workplace.definitions().digest()))
                  .toList());
    }
    RegisteredFile file = waiting.poll();
    if (file == null) {
      requireNothingLeft();
      return RepeatStatus.FINISHED;
    }
    run.watcher().phase("合并 " + file.name());
    LoggingContextListener.onFile(file.id());
    try {
      new FileMerger(workplace).settle(file, null);
      long instance = contribution.getStepExecution().getJobExecution().getJobInstanceId();
      workplace.files().settledBy(file.id(), instance);
      RegisteredFile settled = workplace.files().get(file.id());
      LoggingContextListener.onLoad(settled.loadNo());
      LOG.info("file settled: {}", settled.status());
    } finally {
      LoggingContextListener.offFile();
    }
    run.settled(file.id());
    contribution.incrementWriteCount(1);
    return RepeatStatus.CONTINUABLE;
  }

  /** Fails if a file of this run was neither merged nor refused nor left for later. */
  private void requireNothingLeft() {
    for (long fileId : run.pending().keySet()) {
      if (!run.isLeft(fileId)
          && !workplace.files().get(fileId).isSettled(workplace.definitions().digest())) {
        throw new IllegalStateException("file " + fileId + " was not read to its end");
      }
    }
  }
}
