package dev.fazhi.store.database;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which database this is: a random name that it gets when it is made. The ledger beside the archive
 * names the database that it belongs to; where both say the same, what the database lost can be
 * replayed into it, even when it lost everything else.
 */
public final class Identity {

  private final JdbcClient jdbc;

  public Identity(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * Gives the database one unless it has one.
   *
   * @return whether it was given now
   */
  boolean ensure() {
    if (!jdbc.sql("SELECT identity FROM fz_identity").query(String.class).list().isEmpty()) {
      return false;
    }
    try {
      jdbc.sql("INSERT INTO fz_identity (slot, identity) VALUES (1, ?)")
          .param(UUID.randomUUID().toString())
          .update();
      return true;
    } catch (DataIntegrityViolationException givenByAnother) {
      return false;
    }
  }

  public String get() {
    return jdbc.sql("SELECT identity FROM fz_identity").query(String.class).single();
  }

  /** Makes it the database that another was. */
  public void assume(String identity) {
    jdbc.sql("UPDATE fz_identity SET identity = ?").param(identity).update();
  }
}
