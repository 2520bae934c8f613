package dev.fazhi.store.database;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The random identity of a database. The ledger beside the archive names the database to which it
 * belongs; if both agree, what the database lost can be replayed into it.
 */
public final class Identity {

  private final JdbcClient jdbc;

  public Identity(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * Sets an identity unless there is one.
   *
   * @return whether it was set now
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

  /** Sets the identity of another database. */
  public void assume(String identity) {
    jdbc.sql("UPDATE fz_identity SET identity = ?").param(identity).update();
  }
}
