package dev.fazhi.store.register;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Assigns load numbers: one for each merge, for each withdrawal, and for refusals that come after
 * figures were kept, which did not know of them.
 */
public final class LoadNumbers {

  private final JdbcClient jdbc;

  public LoadNumbers(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** The last number in use; 0 before the first. */
  public long last() {
    return jdbc.sql(
            """
            SELECT COALESCE(MAX(n), 0) FROM (SELECT load_no AS n FROM fz_file UNION ALL
              SELECT refused_after AS n FROM fz_file UNION ALL SELECT load_no AS n FROM fz_decision) x
            """)
        .query(Long.class)
        .single();
  }

  /** The number after which a file counts as refused that is refused now. */
  long ofRefusal() {
    long last = last();
    boolean kept =
        jdbc.sql("SELECT COUNT(*) FROM fz_vintage WHERE last_load >= ?")
                .param(last)
                .query(Long.class)
                .single()
            > 0;
    return kept ? last + 1 : last;
  }
}
