package dev.fazhi.job.run;

import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * From its making until {@link #close()}, SIGTERM and Ctrl-C do what it was made with. Signals are
 * handled instead of a shutdown hook, for the database has a hook of its own that closes it at the
 * same moment.
 */
public final class ShutdownSignalHandler implements AutoCloseable {

  private static final String[] SIGNALS = {"TERM", "INT"};

  private final @Nullable Object[] before = new Object[SIGNALS.length];

  /** Does this at every such signal from now on, on a thread of the machine's. */
  public ShutdownSignalHandler(Runnable stop) {
    for (int i = 0; i < SIGNALS.length; i++) {
      before[i] = Signals.register(SIGNALS[i], stop);
    }
  }

  /** Signals do again what they did before. */
  @Override
  public void close() {
    for (int i = 0; i < SIGNALS.length; i++) {
      Signals.unregister(SIGNALS[i], before[i]);
    }
  }
}
