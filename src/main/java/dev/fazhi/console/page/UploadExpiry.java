package dev.fazhi.console.page;

import dev.fazhi.model.DaemonTimer;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/** Deletes expired uploads from time to time, for a service that runs for months. */
public final class UploadExpiry implements AutoCloseable {

  private final DaemonTimer timer = new DaemonTimer("fazhi-uploads");

  /** Looks at once, and again after each such time. */
  public UploadExpiry(Uploads uploads, Duration every) {
    timer.repeat(
        () -> {
          try {
            uploads.purge();
          } catch (RuntimeException e) {
            // a folder that cannot be read for a moment must not end the timer
            LoggerFactory.getLogger(UploadExpiry.class).warn("uploads not looked at", e);
          }
        },
        Duration.ZERO,
        every);
  }

  @Override
  public void close() {
    timer.close();
  }
}
