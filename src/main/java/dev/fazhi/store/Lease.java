package dev.fazhi.store;

import dev.fazhi.model.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The right to run, held by one process at a time per database. The holder renews it every second;
 * it is free again when the holder gives it back, when its process is seen to be gone (same
 * machine), or when it was not renewed for {@link #SECONDS}.
 */
public final class Lease implements AutoCloseable {

  /** After so many seconds without a sign of life a holder on another machine counts as gone. */
  static final long SECONDS = 30;

  private static final String NAME = "run";
  private static final int TRIES_TO_CLOSE = 4;
  private static final int MOST_WHO = 100;

  // the pool looks at a connection before it gives it out when that lay idle for half a second
  private static final long PAUSE_MILLIS = 600;

  private final JdbcClient jdbc;
  private final String token;
  private final boolean inherited;
  private final ScheduledExecutorService heart;
  private volatile @Nullable Runnable whenAsked;

  private Lease(JdbcClient jdbc, String token, boolean inherited) {
    this.jdbc = jdbc;
    this.token = token;
    this.inherited = inherited;
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
  public record Holder(String host, long pid) {}

  /** Takes the lease, or gives who holds it. */
  public static Attempt tryAcquire(DataSource database) {
    return tryAcquire(database, Clock.systemUTC(), Lease::isAlive);
  }

  private static Optional<Row> held(JdbcClient jdbc) {
    return jdbc.sql("SELECT token, host, pid, started, beat FROM fz_lease WHERE name = ?")
        .param(NAME)
        .query(
            (row, n) ->
                new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5)))
        .optional();
  }

  /** Either the lease or its holder. */
  public record Attempt(Optional<Lease> lease, Optional<Holder> holder) {}

  static Attempt tryAcquire(DataSource database, Clock clock, Predicate<Row> alive) {
    JdbcClient jdbc = JdbcClient.create(database);
    String token = UUID.randomUUID().toString();
    Optional<Row> held = held(jdbc);
    boolean taken;
    if (held.isEmpty()) {
      taken = insert(jdbc, token, clock);
    } else {
      Row row = held.get();
      boolean stale = clock.millis() - row.beat() > SECONDS * 1000;
      if (!stale && alive.test(row)) {
        return new Attempt(Optional.empty(), Optional.of(new Holder(row.host(), row.pid())));
      }
      // the token in the condition lets only one of several heirs win
      taken =
          jdbc.sql(
                      "UPDATE fz_lease SET token = ?, host = ?, pid = ?, started = ?, beat = ?,"
                          + " stop_by = NULL WHERE name = ? AND token = ?")
                  .params(token, host(), pid(), started(), clock.millis(), NAME, row.token())
                  .update()
              == 1;
    }
    return taken
        ? new Attempt(Optional.of(new Lease(jdbc, token, held.isPresent())), Optional.empty())
        : new Attempt(Optional.empty(), Optional.of(current(jdbc)));
  }

  /**
   * What stands in the table: who holds the lease, when that process started and when it last gave
   * a sign, in milliseconds of the epoch.
   */
  record Row(String token, String host, long pid, long started, long beat) {}

  private static boolean insert(JdbcClient jdbc, String token, Clock clock) {
    try {
      return jdbc.sql(
                  "INSERT INTO fz_lease (name, token, host, pid, started, beat) VALUES (?, ?, ?, ?,"
                      + " ?, ?)")
              .params(NAME, token, host(), pid(), started(), clock.millis())
              .update()
          == 1;
    } catch (DataIntegrityViolationException | TransientDataAccessException lostTheRace) {
      return false;
    }
  }

  private static Holder current(JdbcClient jdbc) {
    return jdbc.sql("SELECT host, pid FROM fz_lease WHERE name = ?")
        .param(NAME)
        .query((row, n) -> new Holder(row.getString(1), row.getLong(2)))
        .optional()
        .orElse(new Holder("?", 0));
  }

  /** Whether a run is going on now, in this process or another. */
  public static Optional<Holder> active(DataSource database) {
    return held(JdbcClient.create(database))
        .filter(row -> System.currentTimeMillis() - row.beat() <= SECONDS * 1000 && isAlive(row))
        .map(row -> new Holder(row.host(), row.pid()));
  }

  /**
   * A holder on another machine is believed; one on this machine must be a process that started
   * when the holder did.
   */
  static boolean isAlive(Row row) {
    if (!row.host().equals(host())) {
      return true;
    }
    return ProcessHandle.of(row.pid())
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .map(start -> start.toEpochMilli() == row.started())
        .orElse(false);
  }

  /**
   * Asks whoever holds the right to run, in whatever process or on whatever machine, to stop.
   *
   * @param who asks
   * @return whom it was asked; none when nobody runs
   */
  public static Optional<Holder> askToStop(DataSource database, String who) {
    Optional<Holder> holder = active(database);
    boolean asked =
        holder.isPresent()
            && JdbcClient.create(database)
                    .sql("UPDATE fz_lease SET stop_by = ? WHERE name = ? AND pid = ? AND host = ?")
                    .params(
                        FileRegister.cut(who, MOST_WHO),
                        NAME,
                        holder.get().pid(),
                        holder.get().host())
                    .update()
                == 1;
    return asked ? holder : Optional.empty();
  }

  /** Whether whoever held the right before ended without giving it back. */
  public boolean isInherited() {
    return inherited;
  }

  /** Whether whoever held the right last ended without giving it back, and nobody came since. */
  public static boolean isLeftBehind(DataSource database) {
    boolean held =
        JdbcClient.create(database)
                .sql("SELECT COUNT(*) FROM fz_lease WHERE name = ?")
                .param(NAME)
                .query(Integer.class)
                .single()
            > 0;
    return held && active(database).isEmpty();
  }

  /** Does this, on the thread of the heartbeat, when somebody asks the holder to stop. */
  public void whenAskedToStop(Runnable stop) {
    whenAsked = stop;
  }

  private void beat() {
    try {
      jdbc.sql("UPDATE fz_lease SET beat = ? WHERE name = ? AND token = ?")
          .params(System.currentTimeMillis(), NAME, token)
          .update();
      Runnable stop = whenAsked;
      if (stop != null && isAskedToStop()) {
        stop.run();
      }
    } catch (RuntimeException passing) {
      // a database that cannot be reached for a moment must not end the heartbeat
    }
  }

  private boolean isAskedToStop() {
    return jdbc.sql(
                "SELECT COUNT(*) FROM fz_lease WHERE name = ? AND token = ? AND stop_by IS NOT"
                    + " NULL")
            .params(NAME, token)
            .query(Integer.class)
            .single()
        == 1;
  }

  /**
   * Makes sure that the right to run is still held: a process that slept, or was cut off, may find
   * that another has taken its place.
   *
   * @throws Problem when it is lost
   */
  public void assertHeld() {
    requireOne(
        jdbc.sql("SELECT COUNT(*) FROM fz_lease WHERE name = ? AND token = ?")
            .params(NAME, token)
            .query(Integer.class)
            .single());
  }

  /**
   * As above, and nobody can take it before the caller's transaction ends. To be called last before
   * the commit, for meanwhile no sign of life can be given.
   *
   * @throws Problem when it is lost
   */
  public void holdUntilCommit() {
    requireOne(
        jdbc.sql("UPDATE fz_lease SET beat = ? WHERE name = ? AND token = ?")
            .params(System.currentTimeMillis(), NAME, token)
            .update());
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
    for (int tries = 1; !isGivenBack() && tries < TRIES_TO_CLOSE; tries++) {
      try {
        // until the pool has found out which of its connections are broken
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean isGivenBack() {
    try {
      jdbc.sql("DELETE FROM fz_lease WHERE name = ? AND token = ?").params(NAME, token).update();
      return true;
    } catch (DataAccessException notNow) {
      return false;
    }
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private static long started() {
    return ProcessHandle.current().info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
