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

    @Override
    public String ofLargeTables() {
      return "";
    }

    @Override
    public String joined(String table, String same, String which) {
      return "JOIN %s f ON %s WHERE %s".formatted(table, same, which);
    }
  },
  /** PostgreSQL and compatible databases. */
  POSTGRESQL {
    /** Disables scans for look-ups: a table that has just been filled has no statistics. */
    @Override
    public List<String> forLookups() {
      return List.of("SET LOCAL enable_seqscan = off");
    }

    /** By default a fifth of the rows must change first: nights of corrections in a large table. */
    @Override
    public String ofLargeTables() {
      return " WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor ="
          + " 0.02)";
    }

    /** With OFFSET the planner cannot turn it into a join that passes the whole table. */
    @Override
    public String joined(String table, String same, String which) {
      return """
      CROSS JOIN LATERAL (
        SELECT * FROM %s f WHERE %s AND %s OFFSET 0) f\
      """
          .formatted(table, same, which);
    }
  };

  /** Settings that make a transaction use the index for look-ups; empty where it does so anyway. */
  public abstract List<String> forLookups();

  /** The options with which large tables are made, of which few rows change at a time. */
  public abstract String ofLargeTables();

  /**
   * Joins given keys to facts {@code f} of a table, each by the index of the key.
   *
   * @param same the condition that a fact has a given key
   * @param which the condition on the facts
   */
  public abstract String joined(String table, String same, String which);

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
