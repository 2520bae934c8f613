package dev.fazhi.model;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends threads that use the database before it is closed. H2 would keep a connection that is in use
 * when its pool is closed, and with it the file, open; and an interrupt in the midst of reading or
 * writing would close a database that is a file.
 */
public final class GracefulShutdown {

  private static final long PATIENCE_SECONDS = 4;

  private GracefulShutdown() {}

  /** Begins nothing more, and waits a few seconds, without an interrupt, for what is under way. */
  public static void of(ExecutorService threads) {
    threads.shutdown();
    try {
      threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
