package dev.fazhi.job.context;

import org.jspecify.annotations.Nullable;

/**
 * A request, from any thread of this process, that a run stops at its next chunk and can be
 * restarted. It may be made before the run begins, and more than once.
 */
public final class StopRequest {

  private static final long AGAIN_MILLIS = 200;

  private final Object asking = new Object();
  private boolean pressed;
  private @Nullable Runnable stop;

  /** Requests the stop; returns at once. */
  public synchronized void press() {
    if (!pressed) {
      pressed = true;
      begin();
    }
  }

  /** Whether a stop was requested. */
  public synchronized boolean isPressed() {
    return pressed;
  }

  /** Connects the request with a run that begins, and the way to stop it. */
  public synchronized void wire(@Nullable Runnable how) {
    stop = how;
    begin();
  }

  /** Disconnects the request from a run that is over, once nobody asks it any more. */
  public void unwire() {
    synchronized (asking) {
      wire(null);
    }
  }

  private void begin() {
    if (pressed && stop != null) {
      Thread thread = new Thread(this::untilItIsOver, "fazhi-stop");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Repeats the request, since an execution that is about to begin misses it. */
  private void untilItIsOver() {
    try {
      while (asked()) {
        Thread.sleep(AGAIN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the run if there is one still. */
  private boolean asked() {
    synchronized (asking) {
      Runnable how = wired();
      if (how != null) {
        how.run();
      }
      return how != null;
    }
  }

  private synchronized @Nullable Runnable wired() {
    return stop;
  }
}
