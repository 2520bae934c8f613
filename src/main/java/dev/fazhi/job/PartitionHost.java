package dev.fazhi.job;

import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.survey.InputSurvey;
import dev.fazhi.measure.count.PartialCounts;
import java.io.IOException;
import java.util.Optional;
import org.springframework.batch.core.step.StepExecution;

/** The process that works on a partition: the run itself, or a worker on another machine. */
public interface PartitionHost {

  RunWatcher watcher();

  /** Where this process finds a file; empty when it does not see it. */
  Optional<InputSurvey.Candidate> locate(PlannedFile file);

  /** Called when the copy of a file is complete, in the transaction that records it as read. */
  default void finished(PlannedFile file) throws IOException {}

  /** Called when the facts of a partition are counted, in the transaction that ends it. */
  void counted(StepExecution partition, PartialCounts counts) throws IOException;

  /** Called last before each commit; fails when the partition is no longer this process's. */
  default void holdUntilCommit(StepExecution partition) {}
}
