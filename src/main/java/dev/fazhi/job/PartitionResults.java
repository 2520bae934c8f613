package dev.fazhi.job;

import java.util.Collection;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.partition.support.DefaultStepExecutionAggregator;
import org.springframework.batch.core.step.StepExecution;

/** Sums up partitions; one of which it is not known how it ended is no reason against a restart. */
class PartitionResults extends DefaultStepExecutionAggregator {

  @Override
  public void aggregate(StepExecution result, Collection<StepExecution> executions) {
    for (StepExecution partition : executions) {
      if (partition.getStatus() == BatchStatus.UNKNOWN) {
        partition.setStatus(BatchStatus.FAILED);
      }
    }
    super.aggregate(result, executions);
  }
}
