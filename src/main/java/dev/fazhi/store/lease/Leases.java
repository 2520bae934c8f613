package dev.fazhi.store.lease;

import dev.fazhi.model.Shown;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may run. A holder is gone when it gave the right back, when the lock that its process held on
 * this machine is free, or when it gave no sign of life for {@value #SECONDS} seconds by the clock
 * of the database and none while whoever wants the right looked on by its own. No client's clock is
 * compared with another's.
 */
public final class Leases {

  /** After so many seconds without a sign of life a holder on another machine counts as gone. */
  static final long SECONDS = 30;

  static final String NAME = "run";

  private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";

  /** Grows with every sign of life, whatever the clock of the database does. */
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
   * Of that database.
   *
   * @param folder of this process's data, where its sign of life lies
   * @param local whether the database lies there too: then every holder's sign of life does
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

  /** How time passes for whoever looks on. */
  interface Waiting {

    /** Sleeps. */
    Waiting BY_CLOCK = Thread::sleep;

    void millis(long millis) throws InterruptedException;
  }

  /** Either the lease or its holder. */
  public record Attempt(Optional<Lease> lease, Optional<Lease.Holder> holder) {}

  /**
   * What stands in the table.
   *
   * @param age milliseconds since the last sign of life by the clock of the database
   */
  private record Row(
      String token, Lease.Holder holder, @Nullable LocalDate asOf, long beat, long age) {}

  /** Takes the lease for something that has no cut-off. */
  public Attempt tryAcquire() {
    return tryAcquire(null);
  }

  /**
   * Takes the lease, or tells who holds it, within ten seconds.
   *
   * @param asOf the cut-off of the run, kept for whoever is to continue it; null for another action
   */
  public Attempt tryAcquire(@Nullable LocalDate asOf) {
    String token = UUID.randomUUID().toString();
    Optional<Row> held = held();
    if (held.isPresent() && !isGone(held.get())) {
      return new Attempt(Optional.empty(), held.map(Row::holder));
    }
    // before the token is known to others, who look at it by this
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
        Optional.empty(), Optional.of(held().map(Row::holder).orElse(new Lease.Holder("?", 0))));
  }

  private Optional<Row> held() {
    return jdbc.sql(
            """
            SELECT token, host, pid, as_of, beat, %s - beat FROM fz_lease WHERE name = ?
            """
                .formatted(NOW))
        .param(NAME)
        .query(
            (row, n) ->
                new Row(
                    row.getString(1),
                    new Lease.Holder(row.getString(2), row.getLong(3)),
                    row.getObject(4, LocalDate.class),
                    row.getLong(5),
                    row.getLong(6)))
        .optional();
  }

  /** Beside a local database a lease without a file came with an older copy of the database. */
  private LivenessFile.State state(Row row) {
    boolean copied = local && row.holder().host().equals(Lease.Holder.self().host());
    return copied && !LivenessFile.isThere(folder, row.token())
        ? LivenessFile.State.DEAD
        : LivenessFile.state(folder, row.token());
  }

  private boolean isGone(Row row) {
    return switch (state(row)) {
      case DEAD -> true;
      // alive and yet without a sign of life, it was stopped; others are not to wait for it
      case ALIVE, UNKNOWN -> !isFresh(row) && isStill(row);
    };
  }

  /** An age below nought is that of a clock that was put back, and says nothing. */
  private static boolean isFresh(Row row) {
    return row.age() >= 0 && row.age() <= SECONDS * 1000;
  }

  /** Whether nobody gives a sign of life while this process looks on. */
  private boolean isStill(Row row) {
    try {
      for (long waited = 0; waited < OBSERVE_MILLIS; waited += LOOK_AGAIN_MILLIS) {
        waiting.millis(LOOK_AGAIN_MILLIS);
        Optional<Row> now = held();
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

  private boolean insert(String token, @Nullable LocalDate asOf) {
    Lease.Holder self = Lease.Holder.self();
    try {
      return jdbc.sql(
                  """
                  INSERT INTO fz_lease (name, token, host, pid, as_of, beat)
                  VALUES (?, ?, ?, ?, ?, %s)
                  """
                      .formatted(NOW))
              .params(Arrays.asList(NAME, token, self.host(), self.pid(), asOf))
              .update()
          == 1;
    } catch (DataIntegrityViolationException | TransientDataAccessException lostTheRace) {
      return false;
    }
  }

  /** Of several that find it free one wins: the token and the last sign of life are compared. */
  private boolean succeed(Row gone, String token, @Nullable LocalDate asOf) {
    Lease.Holder self = Lease.Holder.self();
    return jdbc.sql(
                """
                UPDATE fz_lease SET token = ?, host = ?, pid = ?, as_of = ?, stop_by = NULL, beat = %s
                WHERE name = ? AND token = ? AND beat = ?
                """
                    .formatted(NEXT_BEAT))
            .params(
                Arrays.asList(
                    token, self.host(), self.pid(), asOf, NAME, gone.token(), gone.beat()))
            .update()
        == 1;
  }

  /** Whether a run is going on now, in this process or another; answers at once. */
  public Optional<Lease.Holder> active() {
    return held().filter(this::looksAlive).map(Row::holder);
  }

  private boolean looksAlive(Row row) {
    return switch (state(row)) {
      case ALIVE -> true;
      case DEAD -> false;
      case UNKNOWN -> row.age() <= SECONDS * 1000;
    };
  }

  /**
   * Asks whoever holds the right to run, in whatever process or on whatever machine, to stop.
   *
   * @param who asks
   * @return whom it was asked; none when nobody runs
   */
  public Optional<Lease.Holder> askToStop(String who) {
    return held()
        .filter(this::looksAlive)
        .filter(
            row ->
                jdbc.sql("UPDATE fz_lease SET stop_by = ? WHERE name = ? AND token = ?")
                        .params(Shown.cut(who, MAX_WHO), NAME, row.token())
                        .update()
                    == 1)
        .map(Row::holder);
  }

  /**
   * What was left undone.
   *
   * @param asOf the cut-off that it was run for; null when it was no run
   */
  public record Remains(@Nullable LocalDate asOf) {}

  /** Of whoever held the right last and ended without giving it back, when nobody came since. */
  public Optional<Remains> leftBehind() {
    return held().filter(row -> !looksAlive(row)).map(row -> new Remains(row.asOf()));
  }
}
