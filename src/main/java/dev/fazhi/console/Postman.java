package dev.fazhi.console;

import dev.fazhi.job.Notices;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds whether a message to people is due, and sends it; on a thread of its own,
 * so that no run waits for it.
 */
final class Postman implements AutoCloseable {

  private static final int SECONDS = 5;

  private final Desk desk;
  private final ScheduledExecutorService round =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fazhi-notices");
            thread.setDaemon(true);
            return thread;
          });

  Postman(Desk desk) {
    this.desk = desk;
  }

  void start() {
    round.scheduleWithFixedDelay(this::deliver, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /** Sends what is due now. */
  void deliver() {
    try {
      Notices.declaredIn(desk.folders().jobs(), desk.workplace().database())
          .ifPresent(Notices::deliver);
    } catch (RuntimeException e) {
      // a database that cannot be reached for a moment must not end the rounds
      LoggerFactory.getLogger(Postman.class).warn("notices not looked at", e);
    }
  }

  @Override
  public void close() {
    round.shutdownNow();
  }
}
