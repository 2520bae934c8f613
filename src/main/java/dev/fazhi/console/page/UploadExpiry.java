package dev.fazhi.console.page;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Deletes expired uploads from time to time, for a service that runs for months. */
public final class UploadExpiry implements AutoCloseable {

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fazhi-uploads");
            thread.setDaemon(true);
            return thread;
          });

  /** Looks at once, and again after each such time. */
  public UploadExpiry(Uploads uploads, Duration every) {
    timer.scheduleWithFixedDelay(
        () -> {
          try {
            uploads.purge();
          } catch (RuntimeException e) {
            // a folder that cannot be read for a moment must not end the timer
            LoggerFactory.getLogger(UploadExpiry.class).warn("uploads not looked at", e);
          }
        },
        0,
        every.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
