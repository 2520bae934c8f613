package dev.fazhi.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The few words in which H2 and PostgreSQL have no common form that is fast in both. */
public enum Dialect {
  /**
   * H2, where EXTRACT(EPOCH …) divides long decimals and takes eight times as long as the whole
   * scan around it.
   */
  H2 {
    @Override
    public String secondsBetween(String from, String to) {
      return "DATEDIFF(SECOND, " + from + ", " + to + ")";
    }
  },
  /** PostgreSQL and what speaks like it. */
  POSTGRESQL {
    @Override
    public String secondsBetween(String from, String to) {
      return "CAST(EXTRACT(EPOCH FROM (" + to + " - " + from + ")) AS BIGINT)";
    }
  };

  /**
   * SQL for the whole seconds from one moment to a later one; both are timestamps without
   * fractions.
   */
  public abstract String secondsBetween(String from, String to);

  /** What that database speaks. */
  public static Dialect of(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("H2") ? H2 : POSTGRESQL;
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say what it is", e);
    }
  }
}
