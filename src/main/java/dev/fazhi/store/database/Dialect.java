package dev.fazhi.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Which of the two kinds of database it is, where they have no common form. */
public enum Dialect {
  /** H2. */
  H2 {
    @Override
    public List<String> forLookups() {
      return List.of();
    }
  },
  /** PostgreSQL and what speaks like it. */
  POSTGRESQL {
    /** A table that was filled a moment ago has no statistics, and looks as if a scan were best. */
    @Override
    public List<String> forLookups() {
      return List.of(
          "SET LOCAL enable_seqscan = off",
          "SET LOCAL enable_hashjoin = off",
          "SET LOCAL enable_mergejoin = off");
    }
  };

  /** What makes a transaction look rows up by their index; empty where it does so anyway. */
  public abstract List<String> forLookups();

  /** What that database speaks. */
  public static Dialect of(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("H2") ? H2 : POSTGRESQL;
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say what it is", e);
    }
  }
}
