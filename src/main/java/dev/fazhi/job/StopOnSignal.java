package dev.fazhi.job;

import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/**
 * From its making until {@link #close()}, SIGTERM and Ctrl-C ask the running job to stop at its
 * next chunk, so that it comes to its end restartable. Signals are handled instead of a shutdown
 * hook, for the database has a hook of its own that closes it at the same moment.
 */
final class StopOnSignal {

  private static final String[] SIGNALS = {"TERM", "INT"};

  private final @Nullable Object[] before = new Object[SIGNALS.length];

  StopOnSignal(JobOperator operator, JobRepository repository) {
    for (int i = 0; i < SIGNALS.length; i++) {
      before[i] = Signals.register(SIGNALS[i], () -> stop(operator, repository));
    }
  }

  private static void stop(JobOperator operator, JobRepository repository) {
    for (JobExecution execution : repository.findRunningJobExecutions(NightlyJob.NAME)) {
      try {
        operator.stop(execution);
      } catch (JobExecutionNotRunningException ended) {
        // it ended while we looked
      }
    }
  }

  /** Signals do again what they did before. */
  void close() {
    for (int i = 0; i < SIGNALS.length; i++) {
      Signals.unregister(SIGNALS[i], before[i]);
    }
  }
}
