package dev.fazhi.store.register;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The numbers of loads: one for every file that is merged, and one for every one taken back. */
public final class LoadNumbers {

  private final JdbcClient jdbc;

  public LoadNumbers(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** The last one given; 0 before the first. */
  public long last() {
    return jdbc.sql(
            "SELECT COALESCE(MAX(n), 0) FROM (SELECT load_no AS n FROM fz_file UNION ALL SELECT"
                + " load_no AS n FROM fz_decision) x")
        .query(Long.class)
        .single();
  }
}
