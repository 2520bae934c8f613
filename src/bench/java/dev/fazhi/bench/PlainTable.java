package dev.fazhi.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What a short program would do: cells as they come, in batches, under the key of the row. */
final class PlainTable implements AutoCloseable {

  private static final int BATCH = 1000;
  private static final int COLUMNS = 24;

  private final Connection h2;
  private final PreparedStatement insert;
  private int open;

  PlainTable(Path file) throws SQLException {
    h2 = DriverManager.getConnection(url(file));
    create(h2);
    h2.setAutoCommit(false);
    insert = h2.prepareStatement(merge());
  }

  static String url(Path file) {
    return "jdbc:h2:file:" + file.toAbsolutePath() + ";COMPRESS=TRUE";
  }

  static void create(Connection h2) throws SQLException {
    StringBuilder columns = new StringBuilder("c0 VARCHAR PRIMARY KEY");
    for (int i = 1; i < COLUMNS; i++) {
      columns.append(", c").append(i).append(" VARCHAR");
    }
    try (Statement table = h2.createStatement()) {
      table.execute("CREATE TABLE plain (" + columns + ")");
    }
  }

  static String merge() {
    return "MERGE INTO plain VALUES (?" + ", ?".repeat(COLUMNS - 1) + ")";
  }

  static void set(PreparedStatement statement, @Nullable String[] cells) throws SQLException {
    for (int i = 0; i < COLUMNS; i++) {
      statement.setString(i + 1, i < cells.length ? cells[i] : null);
    }
  }

  void add(@Nullable String[] cells) throws SQLException {
    if (cells.length == 0 || cells[0] == null) {
      return;
    }
    set(insert, cells);
    insert.addBatch();
    if (++open == BATCH) {
      insert.executeBatch();
      open = 0;
    }
  }

  void finish() throws SQLException {
    insert.executeBatch();
    h2.commit();
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    h2.close();
  }
}
