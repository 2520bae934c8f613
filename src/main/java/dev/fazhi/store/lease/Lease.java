package dev.fazhi.store.lease;

import dev.fazhi.model.DaemonTimer;
import dev.fazhi.model.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lease of runs, held by one process at a time per database, see {@link Leases}. The holder
 * renews it every second. Its token is a fence: a process that was suspended while another took the
 * lease finds another token, and may neither commit nor replace a file.
 */
public final class Lease implements AutoCloseable {

  private static final Duration PULSE = Duration.ofSeconds(1);

  private static final int MAX_TRIES_TO_CLOSE = 4;

  // the pool validates connections that were idle for half a second
  private static final long PAUSE_MILLIS = 600;

  private static final String BEAT =
      "UPDATE fz_lease SET beat = %s WHERE name = ? AND token = ?".formatted(Leases.NEXT_BEAT);

  private final JdbcClient jdbc;
  private final String token;
  private final boolean inherited;
  private final @Nullable LivenessFile liveness;
  private final DaemonTimer heart = new DaemonTimer("fazhi-lease");
  private volatile @Nullable Runnable whenAsked;

  Lease(JdbcClient jdbc, String token, boolean inherited, @Nullable LivenessFile liveness) {
    this.jdbc = jdbc;
    this.token = token;
    this.inherited = inherited;
    this.liveness = liveness;
    heart.repeat(this::beat, PULSE, PULSE);
  }

  /**
   * The holder of the lease.
   *
   * @param host the machine
   * @param pid the process there
   */
  public record Holder(String host, long pid) {

    /** The present process. */
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

  /** Whether the former holder ended without releasing the lease. */
  public boolean isInherited() {
    return inherited;
  }

  /** Sets the action, called on the heartbeat's thread, for a request to stop. */
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
      // a database that is unreachable for a moment must not end the heartbeat
    }
  }

  private int count(String condition) {
    return jdbc.sql("SELECT COUNT(*) FROM fz_lease WHERE name = ? AND token = ? " + condition)
        .params(Leases.NAME, token)
        .query(Integer.class)
        .single();
  }

  /**
   * Requires that the lease is still held: another process may have taken it while this one was
   * suspended or disconnected.
   *
   * @throws Problem FZ-408 when it is lost
   */
  public void assertHeld() {
    requireOne(count(""));
  }

  /** Whether the lease is still held. */
  public boolean isHeld() {
    return count("") == 1;
  }

  /**
   * Requires that the lease is held, and locks it until the caller's transaction ends. To be called
   * last before the commit, since the heartbeat waits meanwhile.
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

  /**
   * Releases the lease. Where the database is unreachable, a process on this machine sees at once
   * that the holder has ended, and on others the lease expires.
   */
  @Override
  public void close() {
    heart.close();
    boolean givenBack = false;
    try {
      givenBack = isGivenBack();
      for (int tries = 1; !givenBack && tries < MAX_TRIES_TO_CLOSE; tries++) {
        // until the pool has discarded its broken connections
        Thread.sleep(PAUSE_MILLIS);
        givenBack = isGivenBack();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (liveness != null) {
        liveness.close(givenBack);
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
