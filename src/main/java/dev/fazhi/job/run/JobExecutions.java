package dev.fazhi.job.run;

import dev.fazhi.job.NightlyJob;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.AsOf;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * The executions of the nightly job for a cut-off: starts, stops and recovers them.
 *
 * @param asOf the cut-off of the run
 */
record JobExecutions(JobRepository repository, JobOperator operator, AsOf asOf) {

  private static final String AS_OF = "asOf";
  private static final String RUN = "run";

  /** Asks the running executions to stop at their next chunk. */
  void stop() {
    for (JobExecution execution : repository.findRunningJobExecutions(NightlyJob.NAME)) {
      try {
        operator.stop(execution);
      } catch (JobExecutionNotRunningException | RuntimeException ended) {
        // the execution ended or is being updated; the stop is requested again in a moment
      }
    }
  }

  /**
   * Records an execution as stopped if it failed for optimistic locking alone: the stop request and
   * the step's own update reached the database at the same moment.
   */
  static void callStopped(Workspace workplace, JobExecution execution) {
    List<Throwable> failures = execution.getAllFailureExceptions();
    if (execution.getStatus() == BatchStatus.FAILED
        && !failures.isEmpty()
        && failures.stream().allMatch(JobExecutions::isOfVersions)) {
      execution.setStatus(BatchStatus.STOPPED);
      RunHistory.callStopped(workplace, execution.getId());
    }
  }

  private static boolean isOfVersions(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockingFailureException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes executions of killed processes restartable. Returns whether there were any. The holder of
   * the lease knows that no execution is alive. Steps need it too: an execution that was asked to
   * stop is STOPPED at once, and if it is killed then, only its step still looks alive.
   */
  boolean recover() {
    boolean any = false;
    for (int tries = 1; ; tries++) {
      try {
        for (JobExecution dead : repository.findRunningJobExecutions(NightlyJob.NAME)) {
          operator.recover(dead);
          any = true;
        }
        newest().ifPresent(last -> failLeft(last));
        return any;
      } catch (OptimisticLockingFailureException e) {
        // a worker was just recording that its reading broke off
        if (tries == NightlyRun.MOST_TRIES) {
          throw e;
        }
        NightlyRun.pause(tries);
      }
    }
  }

  /** An execution or a step whose connection was cut in a commit is UNKNOWN; both may run twice. */
  private void failLeft(JobExecution execution) {
    for (StepExecution step : execution.getStepExecutions()) {
      if (step.getStatus().isRunning()
          || step.getStatus() == BatchStatus.STOPPING
          || step.getStatus() == BatchStatus.UNKNOWN) {
        step.setStatus(BatchStatus.FAILED);
        step.setExitStatus(ExitStatus.FAILED);
        step.setEndTime(LocalDateTime.now());
        repository.update(step);
      }
    }
    if (execution.getStatus() == BatchStatus.UNKNOWN) {
      execution.setStatus(BatchStatus.FAILED);
      execution.setExitStatus(ExitStatus.FAILED);
      repository.update(execution);
    }
  }

  /** The newest execution, if it is for this cut-off and failed or was stopped. */
  Optional<JobExecution> broken() {
    return last()
        .filter(
            execution ->
                execution.getStatus() == BatchStatus.FAILED
                    || execution.getStatus() == BatchStatus.STOPPED);
  }

  /** The newest execution, if it is for this cut-off. */
  Optional<JobExecution> last() {
    return newest().filter(this::isOfCutOff);
  }

  private Optional<JobExecution> newest() {
    return Optional.ofNullable(repository.getLastJobInstance(NightlyJob.NAME))
        .map(repository::getLastJobExecution);
  }

  private boolean isOfCutOff(JobExecution execution) {
    return asOf.id().equals(execution.getJobParameters().getString(AS_OF));
  }

  /** Continues a broken execution. */
  JobExecution restart(JobExecution broken) throws Exception {
    return operator.restart(broken);
  }

  /** Starts a new instance of the job. */
  JobExecution start(Job job) throws Exception {
    JobInstance last = repository.getLastJobInstance(NightlyJob.NAME);
    JobParameters parameters =
        new JobParametersBuilder()
            .addString(AS_OF, asOf.id())
            .addLong(RUN, last == null ? 1 : last.getInstanceId() + 1)
            .toJobParameters();
    return operator.start(job, parameters);
  }
}
