package dev.fazhi.model;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Repeats one action on a daemon thread of its own. */
public final class DaemonTimer implements AutoCloseable {

  private final ScheduledExecutorService thread;

  /** Makes a timer that does nothing yet; its thread has that name. */
  public DaemonTimer(String name) {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * Begins to repeat the action, which must not throw: a failure would end it without a word.
   *
   * @param first how long to wait before the first time
   * @param pause from the end of one time to the beginning of the next
   */
  public void repeat(Runnable action, Duration first, Duration pause) {
    thread.scheduleWithFixedDelay(
        action, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Begins no further time, and waits a few seconds for one that is under way. */
  @Override
  public void close() {
    GracefulShutdown.of(thread);
  }
}
