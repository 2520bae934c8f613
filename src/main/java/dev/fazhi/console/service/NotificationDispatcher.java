package dev.fazhi.console.service;

import dev.fazhi.job.notify.NotificationService;
import dev.fazhi.model.DaemonTimer;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/** Sends due notifications every few seconds, on a thread of its own. */
public final class NotificationDispatcher implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final ConsoleContext context;
  private final DaemonTimer round = new DaemonTimer("fazhi-notices");

  public NotificationDispatcher(ConsoleContext context) {
    this.context = context;
  }

  public void start() {
    round.repeat(this::deliver, PAUSE, PAUSE);
  }

  /** Sends the due messages. */
  void deliver() {
    try {
      NotificationService.declaredIn(context.folders().jobs(), context.workplace().database())
          .ifPresent(NotificationService::deliver);
    } catch (RuntimeException e) {
      // a database that is unreachable for a moment must not end the dispatcher
      LoggerFactory.getLogger(NotificationDispatcher.class).warn("notices not looked at", e);
    }
  }

  @Override
  public void close() {
    round.close();
  }
}
