package dev.fazhi.job.context;

import org.jspecify.annotations.Nullable;

/**
 * By which anybody in this process asks a run to stop at its next chunk, so that it comes to its
 * end restartable. It may be pressed before the run begins, and more than once.
 */
public final class StopRequest {

  private static final long AGAIN_MILLIS = 200;

  private boolean pressed;
  private @Nullable Runnable stop;

  /** Asks the run to stop; returns at once. */
  public synchronized void press() {
    if (!pressed) {
      pressed = true;
      begin();
    }
  }

  /** Whether it was pressed. */
  public synchronized boolean isPressed() {
    return pressed;
  }

  /** The run begins, and is stopped like this. */
  public synchronized void wire(Runnable how) {
    stop = how;
    begin();
  }

  /** The run is over. */
  public synchronized void unwire() {
    stop = null;
  }

  private void begin() {
    if (pressed && stop != null) {
      Thread thread = new Thread(this::untilItIsOver, "fazhi-stop");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Asked once, a run that is only about to begin would not hear it. */
  private void untilItIsOver() {
    try {
      for (Runnable how = wired(); how != null; how = wired()) {
        how.run();
        Thread.sleep(AGAIN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Runnable wired() {
    return stop;
  }
}
