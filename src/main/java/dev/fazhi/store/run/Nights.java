package dev.fazhi.store.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The nights of the schedule. A night is taken by whoever writes it first, so that of several
 * services one runs it; what became of it is kept, so that a missed one is found later.
 */
public final class Nights {

  private final JdbcClient jdbc;

  /** Works on that database. */
  public Nights(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** What became of a night. */
  public enum State {
    /** Somebody took it; unless a run is alive now, it was broken off. */
    TAKEN,
    /** Its run came to its end. */
    DONE,
    /** Its run failed: a person must look. */
    FAILED,
    /** No run was due: the service was set up after it. */
    BEFORE
  }

  /**
   * A night.
   *
   * @param fireAt when it was due, UTC
   * @param asOf the cut-off of its run
   */
  public record Night(LocalDateTime fireAt, LocalDate asOf, State state) {}

  /** The newest night that is known. */
  public Optional<Night> newest() {
    return jdbc.sql("SELECT fire_at, as_of, state FROM fz_night ORDER BY fire_at DESC LIMIT 1")
        .query(Nights::night)
        .optional();
  }

  /** Writes a night that nobody has written yet; false when somebody has. */
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

  /** Says what became of a night. */
  public void settle(LocalDateTime fireAt, State state) {
    jdbc.sql("UPDATE fz_night SET state = ? WHERE fire_at = ?")
        .params(state.name(), fireAt)
        .update();
  }

  /** How often a night was tried in vain, and until when it waits; see {@link #postpone}. */
  public record Patience(int tries, @Nullable LocalDateTime notBefore) {}

  /** What is known of a night's tries. */
  public Patience patience(LocalDateTime fireAt) {
    return jdbc.sql("SELECT tries, not_before FROM fz_night WHERE fire_at = ?")
        .param(fireAt)
        .query((row, n) -> new Patience(row.getInt(1), row.getObject(2, LocalDateTime.class)))
        .optional()
        .orElse(new Patience(0, null));
  }

  /** Counts a try in vain; the night stays taken, and is tried again from that moment (UTC) on. */
  public void postpone(LocalDateTime fireAt, LocalDateTime notBefore) {
    jdbc.sql("UPDATE fz_night SET tries = tries + 1, not_before = ? WHERE fire_at = ?")
        .params(notBefore, fireAt)
        .update();
  }

  private static Night night(ResultSet row, int n) throws SQLException {
    return new Night(
        row.getObject(1, LocalDateTime.class),
        row.getObject(2, LocalDate.class),
        State.valueOf(row.getString(3)));
  }
}
