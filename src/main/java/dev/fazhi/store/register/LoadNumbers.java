package dev.fazhi.store.register;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Assigns load numbers: one for each merge and each withdrawal. */
public final class LoadNumbers {

  private final JdbcClient jdbc;

  public LoadNumbers(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** The last number in use; 0 before the first. */
  public long last() {
    return jdbc.sql(
            "SELECT COALESCE(MAX(n), 0) FROM (SELECT load_no AS n FROM fz_file UNION ALL SELECT"
                + " load_no AS n FROM fz_decision) x")
        .query(Long.class)
        .single();
  }
}
