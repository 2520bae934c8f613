package dev.fazhi.job;

import dev.fazhi.store.KnownFile;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Merges the staged files one after another in the order in which they were exported, each in a
 * transaction of its own together with the state of this step.
 */
final class MergeStep implements Tasklet {

  private static final Logger LOG = LoggerFactory.getLogger(MergeStep.class);

  private final Workplace workplace;
  private final Run run;

  MergeStep(Workplace workplace, Run run) {
    this.workplace = workplace;
    this.run = run;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
    // what older definitions staged is begun anew when its file comes by again
    List<KnownFile> staged =
        workplace.files().all(KnownFile.Status.STAGED).stream()
            .filter(file -> file.definitions().equals(workplace.definitions().digest()))
            .toList();
    if (staged.isEmpty()) {
      requireNothingLeft();
      return RepeatStatus.FINISHED;
    }
    KnownFile file = staged.get(0);
    run.watcher().phase("合并 " + file.name());
    Trail.onFile(file.id());
    try {
      Settlement.of(workplace).settle(file, null);
      KnownFile settled = workplace.files().get(file.id());
      Trail.onLoad(settled.loadNo());
      LOG.info("file settled: {}", settled.status());
    } finally {
      Trail.offFile();
    }
    run.settled(file.id());
    contribution.incrementWriteCount(1);
    return RepeatStatus.CONTINUABLE;
  }

  /** A file that was to be read and is neither merged nor refused must never go unnoticed. */
  private void requireNothingLeft() {
    for (long fileId : run.pending().keySet()) {
      if (!run.isLeft(fileId)
          && !workplace.files().get(fileId).isSettled(workplace.definitions().digest())) {
        throw new IllegalStateException("file " + fileId + " was not read to its end");
      }
    }
  }
}
