package dev.fazhi.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Which of the two kinds of database it is, where they have no common form. */
public enum Dialect {
  /** H2. */
  H2,
  /** PostgreSQL and what speaks like it. */
  POSTGRESQL;

  /** What that database speaks. */
  public static Dialect of(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("H2") ? H2 : POSTGRESQL;
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say what it is", e);
    }
  }
}
