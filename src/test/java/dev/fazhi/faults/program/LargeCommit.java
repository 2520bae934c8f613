package dev.fazhi.faults.program;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.store.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that commits far more rows at once than the database keeps in memory unwritten. */
public final class LargeCommit {

  /** Written into the folder when all rows stand and the commit begins. */
  public static final String BEGINS = "begins";

  /** How many rows are committed together. */
  public static final int ROWS = 100_000;

  private LargeCommit() {}

  public static void main(String[] args) throws IOException, SQLException {
    Path folder = Path.of(args[0]);
    try (HikariDataSource database = Database.open(folder.resolve("data"), null);
        Connection connection = database.getConnection()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE state (done BOOLEAN)");
        statement.execute("INSERT INTO state VALUES (FALSE)");
        statement.execute("CREATE TABLE written (id INTEGER, content VARCHAR)");
      }
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement();
          PreparedStatement insert =
              connection.prepareStatement("INSERT INTO written VALUES (?, ?)")) {
        statement.execute("UPDATE state SET done = TRUE");
        for (int row = 0; row < ROWS; row++) {
          insert.setInt(1, row);
          insert.setString(2, "content " + row * 7919L);
          insert.addBatch();
          if (row % 1000 == 999) {
            insert.executeBatch();
          }
        }
      }
      Files.writeString(folder.resolve(BEGINS), "");
      connection.commit();
    }
  }
}
