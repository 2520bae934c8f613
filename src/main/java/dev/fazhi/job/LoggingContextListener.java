package dev.fazhi.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Puts run, cut-off, file and load into the logging context (MDC), so that the log lines of one run
 * or file can be selected.
 */
final class LoggingContextListener implements JobExecutionListener {

  private static final String RUN = "run";
  private static final String AS_OF = "asOf";
  private static final String FILE = "file";
  private static final String LOAD = "load";

  @Override
  public void beforeJob(JobExecution execution) {
    MDC.put(RUN, String.valueOf(execution.getId()));
    MDC.put(AS_OF, String.valueOf(execution.getJobParameters().getString(AS_OF)));
  }

  @Override
  public void afterJob(JobExecution execution) {
    MDC.remove(RUN);
    MDC.remove(AS_OF);
    offFile();
  }

  /** Wraps a task for another thread, which gets a copy of this thread's logging context. */
  static Runnable followed(Runnable task) {
    Map<String, String> here = MDC.getCopyOfContextMap();
    return () -> {
      if (here != null) {
        MDC.setContextMap(here);
      }
      try {
        task.run();
      } finally {
        MDC.clear();
      }
    };
  }

  /** Sets the file of this thread by its id in the register. */
  static void onFile(long fileId) {
    MDC.put(FILE, String.valueOf(fileId));
  }

  /** Sets the load of this thread's file; null leaves it unset. */
  static void onLoad(@Nullable Long load) {
    if (load != null) {
      MDC.put(LOAD, String.valueOf(load));
    }
  }

  /** Removes file and load from this thread's logging context. */
  static void offFile() {
    MDC.remove(FILE);
    MDC.remove(LOAD);
  }
}
