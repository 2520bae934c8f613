package dev.fazhi.store.run;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores the scheduled runs. The first process that inserts one runs it, so that only one of
 * several services does; its state is kept, so that a missed one is found later.
 */
public final class ScheduledRunRepository {

  private final JdbcClient jdbc;

  /** Works on that database. */
  public ScheduledRunRepository(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** The state of a scheduled run. */
  public enum State {
    /** A process took it; if no run is active, it was interrupted. */
    TAKEN,
    /** The run completed. */
    DONE,
    /** The run failed: a person must look. */
    FAILED,
    /** No run was due, since the service was set up later. */
    BEFORE
  }

  /**
   * A scheduled run.
   *
   * @param fireAt when it was due, UTC
   * @param asOf the cut-off of its run
   */
  public record Night(LocalDateTime fireAt, LocalDate asOf, State state) {}

  /** The newest scheduled run. */
  public Optional<Night> newest() {
    return jdbc.sql("SELECT fire_at, as_of, state FROM fz_night ORDER BY fire_at DESC LIMIT 1")
        .query(Night.class)
        .optional();
  }

  /** Inserts a scheduled run; false when another process has done so. */
  public boolean take(Night night) {
    try {
      return jdbc.sql("INSERT INTO fz_night (fire_at, as_of, state) VALUES (?, ?, ?)")
              .params(night.fireAt(), night.asOf(), night.state().name())
              .update()
          == 1;
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  /** Sets the state of a scheduled run. */
  public void settle(LocalDateTime fireAt, State state) {
    jdbc.sql("UPDATE fz_night SET state = ? WHERE fire_at = ?")
        .params(state.name(), fireAt)
        .update();
  }

  /** The failed attempts of a scheduled run, and the time of the next; see {@link #postpone}. */
  public record Patience(int tries, @Nullable LocalDateTime notBefore) {}

  /** Reads the attempts of a scheduled run. */
  public Patience patience(LocalDateTime fireAt) {
    return jdbc.sql("SELECT tries, not_before FROM fz_night WHERE fire_at = ?")
        .param(fireAt)
        .query(Patience.class)
        .optional()
        .orElse(new Patience(0, null));
  }

  /** Counts a failed attempt; the run stays taken, and is tried again from that time (UTC) on. */
  public void postpone(LocalDateTime fireAt, LocalDateTime notBefore) {
    jdbc.sql("UPDATE fz_night SET tries = tries + 1, not_before = ? WHERE fire_at = ?")
        .params(notBefore, fireAt)
        .update();
  }
}
