package dev.fazhi.store.lease;

import dev.fazhi.model.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The right to run, held by one process at a time per database, see {@link Leases}. The holder
 * gives a sign of life every second. Its token fences what it does: a process that slept while
 * another took its place finds its token gone, and may neither commit nor replace a file.
 */
public final class Lease implements AutoCloseable {

  private static final int MAX_TRIES_TO_CLOSE = 4;

  // the pool looks at a connection before it gives it out when that lay idle for half a second
  private static final long PAUSE_MILLIS = 600;

  private static final String BEAT =
      "UPDATE fz_lease SET beat = %s WHERE name = ? AND token = ?".formatted(Leases.NEXT_BEAT);

  private final JdbcClient jdbc;
  private final String token;
  private final boolean inherited;
  private final @Nullable LivenessFile liveness;
  private final ScheduledExecutorService heart;
  private volatile @Nullable Runnable whenAsked;

  Lease(JdbcClient jdbc, String token, boolean inherited, @Nullable LivenessFile liveness) {
    this.jdbc = jdbc;
    this.token = token;
    this.inherited = inherited;
    this.liveness = liveness;
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "fazhi-lease");
              thread.setDaemon(true);
              return thread;
            });
    heart.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
  }

  /**
   * Who holds the right to run.
   *
   * @param host the machine
   * @param pid the process there
   */
  public record Holder(String host, long pid) {

    /** This process. */
    public static Holder self() {
      return new Holder(hostName(), ProcessHandle.current().pid());
    }

    private static String hostName() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "localhost";
      }
    }
  }

  /** Whether whoever held the right before ended without giving it back. */
  public boolean isInherited() {
    return inherited;
  }

  /** Does this, on the thread of the heartbeat, when somebody asks the holder to stop. */
  public void whenAskedToStop(Runnable stop) {
    whenAsked = stop;
  }

  private void beat() {
    try {
      jdbc.sql(BEAT).params(Leases.NAME, token).update();
      Runnable stop = whenAsked;
      if (stop != null && count("AND stop_by IS NOT NULL") == 1) {
        stop.run();
      }
    } catch (RuntimeException passing) {
      // a database that cannot be reached for a moment must not end the heartbeat
    }
  }

  private int count(String condition) {
    return jdbc.sql("SELECT COUNT(*) FROM fz_lease WHERE name = ? AND token = ? " + condition)
        .params(Leases.NAME, token)
        .query(Integer.class)
        .single();
  }

  /**
   * Makes sure that the right to run is still held: a process that slept, or was cut off, may find
   * that another has taken its place.
   *
   * @throws Problem FZ-408 when it is lost
   */
  public void assertHeld() {
    requireOne(count(""));
  }

  /** Whether the right to run is still held. */
  public boolean isHeld() {
    return count("") == 1;
  }

  /**
   * As {@link #assertHeld}, and nobody can take it before the caller's transaction ends. To be
   * called last before the commit, for meanwhile no sign of life can be given.
   *
   * @throws Problem FZ-408 when it is lost
   */
  public void holdUntilCommit() {
    requireOne(jdbc.sql(BEAT).params(Leases.NAME, token).update());
  }

  private static void requireOne(int held) {
    if (held != 1) {
      throw new Problem("FZ-408", "本次运行曾长时间没有响应，已被另一次运行接替，到此为止。请用 ./fazhi status 查看。");
    }
  }

  /** Gives the right to run back; where the database takes nothing, it runs out by itself. */
  @Override
  public void close() {
    heart.shutdownNow();
    try {
      for (int tries = 1; !isGivenBack() && tries < MAX_TRIES_TO_CLOSE; tries++) {
        // until the pool has found out which of its connections are broken
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (liveness != null) {
        liveness.close();
      }
    }
  }

  private boolean isGivenBack() {
    try {
      jdbc.sql("DELETE FROM fz_lease WHERE name = ? AND token = ?")
          .params(Leases.NAME, token)
          .update();
      return true;
    } catch (DataAccessException notNow) {
      return false;
    }
  }
}
