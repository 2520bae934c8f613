package dev.fazhi.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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

    @Override
    List<String> forLookups() {
      return List.of();
    }
  },
  /** PostgreSQL and what speaks like it. */
  POSTGRESQL {
    @Override
    public String secondsBetween(String from, String to) {
      return "CAST(EXTRACT(EPOCH FROM (" + to + " - " + from + ")) AS BIGINT)";
    }

    /** A table that was filled a moment ago has no statistics, and looks as if a scan were best. */
    @Override
    List<String> forLookups() {
      return List.of(
          "SET LOCAL enable_seqscan = off",
          "SET LOCAL enable_hashjoin = off",
          "SET LOCAL enable_mergejoin = off");
    }
  };

  /**
   * SQL for the whole seconds from one moment to a later one; both are timestamps without
   * fractions.
   */
  public abstract String secondsBetween(String from, String to);

  /** What makes a transaction look rows up by their index; empty where it does so anyway. */
  abstract List<String> forLookups();

  /** What that database speaks. */
  public static Dialect of(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("H2") ? H2 : POSTGRESQL;
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say what it is", e);
    }
  }
}
