package dev.fazhi.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * By which lines of the log that belong together are found: each tells its run, and while a file is
 * read or brought in also the file and the load.
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

  /** Of a task of this thread for another: it is on the same trail. */
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

  /** From now on this thread is about a file, by its id in the register. */
  static void onFile(long fileId) {
    MDC.put(FILE, String.valueOf(fileId));
  }

  /** The file has the number of a load; null while it has none. */
  static void onLoad(@Nullable Long load) {
    if (load != null) {
      MDC.put(LOAD, String.valueOf(load));
    }
  }

  /** This thread is about no file any more. */
  static void offFile() {
    MDC.remove(FILE);
    MDC.remove(LOAD);
  }
}
