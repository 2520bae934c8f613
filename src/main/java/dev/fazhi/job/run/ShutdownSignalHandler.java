package dev.fazhi.job.run;

import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Calls an action on SIGTERM and SIGINT until {@link #close()}. Signals are handled instead of a
 * shutdown hook because the database has a hook that closes it at the same moment.
 */
public final class ShutdownSignalHandler implements AutoCloseable {

  private static final String[] SIGNALS = {"TERM", "INT"};

  private final @Nullable Object[] before = new Object[SIGNALS.length];

  /** Registers the action, which is called at every such signal on a thread of the JVM. */
  public ShutdownSignalHandler(Runnable stop) {
    for (int i = 0; i < SIGNALS.length; i++) {
      before[i] = Signals.register(SIGNALS[i], stop);
    }
  }

  /** Restores the former handlers. */
  @Override
  public void close() {
    for (int i = 0; i < SIGNALS.length; i++) {
      Signals.unregister(SIGNALS[i], before[i]);
    }
  }
}
