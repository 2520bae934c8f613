package dev.fazhi.store.lease;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.SafeText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Acquires the lease of runs. A holder is gone when it released the lease, when the file lock of
 * its process on this machine is free, or when it gave no heartbeat for {@value #SECONDS} seconds
 * by the database's clock and none while the applicant watched by its own clock. Clocks of
 * different machines are never compared.
 */
public final class Leases {

  /** Seconds without a heartbeat after which a holder on another machine counts as gone. */
  static final long SECONDS = 30;

  static final String NAME = "run";

  static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";

  /** Grows with every heartbeat, independent of any clock. */
  static final String NEXT_BEAT =
      "CASE WHEN %1$s > beat THEN %1$s ELSE beat + 1 END".formatted(NOW);

  private static final int MAX_WHO = 100;
  private static final long OBSERVE_MILLIS = 6_000;
  private static final long LOOK_AGAIN_MILLIS = 500;

  private final JdbcClient jdbc;
  private final Path folder;
  private final boolean local;
  private final Waiting waiting;

  /**
   * Manages the lease of that database.
   *
   * @param folder data folder of this process, with its liveness file
   * @param local whether the database is in that folder, too, and so every holder's liveness file
   */
  public Leases(DataSource database, Path folder, boolean local) {
    this(database, folder, local, Waiting.BY_CLOCK);
  }

  Leases(DataSource database, Path folder, boolean local, Waiting waiting) {
    this.jdbc = JdbcClient.create(database);
    this.folder = folder;
    this.local = local;
    this.waiting = waiting;
  }

  /** Waits while watching a holder; tests replace it. */
  interface Waiting {

    /** Sleeps. */
    Waiting BY_CLOCK = Thread::sleep;

    void millis(long millis) throws InterruptedException;
  }

  /** The result of an attempt: either the lease or its holder. */
  public record Attempt(Optional<Lease> lease, Optional<Lease.Holder> holder) {}

  /** Acquires the lease for an action without a cut-off. */
  public Attempt tryAcquire() {
    return tryAcquire(null);
  }

  /**
   * Acquires the lease, or gives its holder, within ten seconds.
   *
   * @param asOf the cut-off of the run, kept for the process that continues it; null for other
   *     actions
   */
  public Attempt tryAcquire(@Nullable AsOf asOf) {
    String token = UUID.randomUUID().toString();
    Optional<LeaseRow> held = LeaseRow.read(jdbc);
    if (held.isPresent() && !isGone(held.get())) {
      return new Attempt(Optional.empty(), held.map(LeaseRow::holder));
    }
    // before others can see the token, by which they look at the file
    @Nullable LivenessFile liveness = LivenessFile.create(folder, token);
    boolean taken = held.isEmpty() ? insert(token, asOf) : succeed(held.get(), token, asOf);
    if (taken) {
      return new Attempt(
          Optional.of(new Lease(jdbc, token, held.isPresent(), liveness)), Optional.empty());
    }
    if (liveness != null) {
      liveness.close();
    }
    return new Attempt(
        Optional.empty(),
        Optional.of(LeaseRow.read(jdbc).map(LeaseRow::holder).orElse(new Lease.Holder("?", 0))));
  }

  /**
   * The state of the holder's process. A lease without a file beside a local database is from a
   * restored copy of it.
   */
  private LivenessFile.State state(LeaseRow row) {
    boolean copied = local && row.holder().host().equals(Lease.Holder.self().host());
    return copied && !LivenessFile.isThere(folder, row.token())
        ? LivenessFile.State.DEAD
        : LivenessFile.state(folder, row.token());
  }

  private boolean isGone(LeaseRow row) {
    return switch (state(row)) {
      case DEAD -> true;
      // alive without heartbeats: the process is suspended, and others do not wait for it
      case ALIVE, UNKNOWN -> !row.isFresh() && isStill(row);
    };
  }

  /** Whether there is no heartbeat while this process watches. */
  private boolean isStill(LeaseRow row) {
    try {
      for (long waited = 0; waited < OBSERVE_MILLIS; waited += LOOK_AGAIN_MILLIS) {
        waiting.millis(LOOK_AGAIN_MILLIS);
        Optional<LeaseRow> now = LeaseRow.read(jdbc);
        if (now.isEmpty()
            || !now.get().token().equals(row.token())
            || now.get().beat() != row.beat()) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean insert(String token, @Nullable AsOf asOf) {
    Lease.Holder self = Lease.Holder.self();
    try {
      return jdbc.sql(
                  """
                  INSERT INTO fz_lease (name, token, host, pid, as_of, reports, beat)
                  VALUES (?, ?, ?, ?, ?, ?, %s)
                  """
                      .formatted(NOW))
              .params(
                  Arrays.asList(
                      NAME,
                      token,
                      self.host(),
                      self.pid(),
                      LeaseRow.day(asOf),
                      LeaseRow.reports(asOf)))
              .update()
          == 1;
    } catch (DataIntegrityViolationException | TransientDataAccessException lostTheRace) {
      return false;
    }
  }

  /**
   * Takes a free lease by compare-and-set on token and heartbeat, so that only one of several
   * applicants succeeds; returns whether this one did.
   */
  private boolean succeed(LeaseRow gone, String token, @Nullable AsOf asOf) {
    Lease.Holder self = Lease.Holder.self();
    return jdbc.sql(
                """
                UPDATE fz_lease SET token = ?, host = ?, pid = ?, as_of = ?, reports = ?,
                  stop_by = NULL, beat = %s
                WHERE name = ? AND token = ? AND beat = ?
                """
                    .formatted(NEXT_BEAT))
            .params(
                Arrays.asList(
                    token,
                    self.host(),
                    self.pid(),
                    LeaseRow.day(asOf),
                    LeaseRow.reports(asOf),
                    NAME,
                    gone.token(),
                    gone.beat()))
            .update()
        == 1;
  }

  /** The holder of an active lease, in any process; empty for none. Does not wait. */
  public Optional<Lease.Holder> active() {
    return LeaseRow.read(jdbc).filter(this::looksAlive).map(LeaseRow::holder);
  }

  private boolean looksAlive(LeaseRow row) {
    return switch (state(row)) {
      case ALIVE -> true;
      case DEAD -> false;
      case UNKNOWN -> row.age() <= SECONDS * 1000;
    };
  }

  /**
   * Requests the holder, in any process on any machine, to stop.
   *
   * @param who makes the request
   * @return the holder that was asked; empty when there is none
   */
  public Optional<Lease.Holder> askToStop(String who) {
    return LeaseRow.read(jdbc)
        .filter(this::looksAlive)
        .filter(
            row ->
                jdbc.sql("UPDATE fz_lease SET stop_by = ? WHERE name = ? AND token = ?")
                        .params(SafeText.cut(who, MAX_WHO), NAME, row.token())
                        .update()
                    == 1)
        .map(LeaseRow::holder);
  }

  /**
   * A lease that its holder left without releasing it.
   *
   * @param asOf the cut-off of the run; null when it was no run
   */
  public record Remains(@Nullable AsOf asOf) {}

  /** The lease of a holder that ended without releasing it, while nobody took it since. */
  public Optional<Remains> leftBehind() {
    return LeaseRow.read(jdbc).filter(row -> !looksAlive(row)).map(row -> new Remains(row.asOf()));
  }
}
