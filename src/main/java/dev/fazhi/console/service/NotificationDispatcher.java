package dev.fazhi.console.service;

import dev.fazhi.job.notify.NotificationService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Sends due notifications every few seconds, on a thread of its own. */
public final class NotificationDispatcher implements AutoCloseable {

  private static final int SECONDS = 5;

  private final ConsoleContext desk;
  private final ScheduledExecutorService round =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fazhi-notices");
            thread.setDaemon(true);
            return thread;
          });

  public NotificationDispatcher(ConsoleContext desk) {
    this.desk = desk;
  }

  public void start() {
    round.scheduleWithFixedDelay(this::deliver, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /** Sends the due messages. */
  void deliver() {
    try {
      NotificationService.declaredIn(desk.folders().jobs(), desk.workplace().database())
          .ifPresent(NotificationService::deliver);
    } catch (RuntimeException e) {
      // a database that is unreachable for a moment must not end the dispatcher
      LoggerFactory.getLogger(NotificationDispatcher.class).warn("notices not looked at", e);
    }
  }

  @Override
  public void close() {
    round.shutdownNow();
  }
}
