package dev.fazhi.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The differences between the two kinds of database. */
public enum Dialect {
  /** H2. */
  H2 {
    @Override
    public List<String> forLookups() {
      return List.of();
    }
  },
  /** PostgreSQL and compatible databases. */
  POSTGRESQL {
    /** Disables scans for look-ups: a table that has just been filled has no statistics. */
    @Override
    public List<String> forLookups() {
      return List.of(
          "SET LOCAL enable_seqscan = off",
          "SET LOCAL enable_hashjoin = off",
          "SET LOCAL enable_mergejoin = off");
    }
  };

  /** Settings that make a transaction use the index for look-ups; empty where it does so anyway. */
  public abstract List<String> forLookups();

  /** The dialect of that database. */
  public static Dialect of(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("H2") ? H2 : POSTGRESQL;
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say what it is", e);
    }
  }

  /**
   * What stands behind a table that is passed as a whole: H2 must not use an index there, which
   * would cost a look-up for each row.
   */
  public String passed() {
    return this == H2 ? " USE INDEX ()" : "";
  }
}
