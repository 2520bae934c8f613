package dev.fazhi.job;

import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.SafeText;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Tells the run what became of the files of its partitions, whichever process read them. */
final class ReadResults extends PartitionResults {

  private final Workspace workplace;
  private final RunContext run;
  private final JobRepository repository;

  ReadResults(Workspace workplace, RunContext run, JobRepository repository) {
    this.workplace = workplace;
    this.run = run;
    this.repository = repository;
  }

  @Override
  public void aggregate(StepExecution result, Collection<StepExecution> executions) {
    super.aggregate(result, executions);
    Set<Long> settled = workplace.files().settledBy(result.getJobExecution().getJobInstanceId());
    for (StepExecution partition : executions) {
      StepExecution known = repository.getStepExecution(partition.getId());
      if (known != null) {
        tell(known.getExecutionContext(), settled);
      }
    }
  }

  private void tell(ExecutionContext partition, Set<Long> settled) {
    Set<Long> left = new HashSet<>(PlannedFile.left(partition));
    for (PlannedFile file : PlannedFile.all(partition)) {
      if (left.contains(file.id())) {
        run.leave(file.id(), SafeText.safe(file.name()) + "：读取时内容有变或已消失，未导入，留待下次。");
      } else if (settled.contains(file.id())) {
        run.settled(file.id());
      }
    }
  }
}
