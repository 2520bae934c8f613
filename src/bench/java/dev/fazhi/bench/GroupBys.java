package dev.fazhi.bench;

import dev.fazhi.definition.Source;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.store.database.SqlNames;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The facts of a source in DuckDB, loaded beforehand. */
final class GroupBys implements AutoCloseable {

  private static final List<String> DATES = List.of("received_at", "closed_at", "due_at");
  private static final List<String> GROUPS =
      List.of("town", "unit", "category", "channel", "satisfaction");

  private final Connection duckDb;
  private final long rows;

  private GroupBys(Connection duckDb, long rows) {
    this.duckDb = duckDb;
    this.rows = rows;
  }

  static GroupBys of(Workspace workplace, String source, Path csv)
      throws SQLException, IOException {
    Source facts = workplace.definitions().source(source);
    try (Connection h2 = workplace.database().getConnection();
        Statement select = h2.createStatement();
        ResultSet row =
            select.executeQuery(
                "SELECT %s FROM %s WHERE superseded_by IS NULL"
                    .formatted(SqlNames.columns(facts, ""), SqlNames.facts(facts)));
        Writer text = Files.newBufferedWriter(csv)) {
      while (row.next()) {
        for (int i = 1; i <= facts.fields().size(); i++) {
          String value = row.getString(i);
          text.write(value == null ? "" : '"' + value.replace("\"", "\"\"") + '"');
          text.write(i < facts.fields().size() ? ',' : '\n');
        }
      }
    }
    Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement load = duckDb.createStatement()) {
      load.execute(
          "CREATE TABLE facts AS SELECT * FROM read_csv('%s', header=false, names=[%s])"
              .formatted(
                  csv,
                  String.join(
                      ", ",
                      facts.fields().stream().map(field -> "'" + field.name() + "'").toList())));
      try (ResultSet count = load.executeQuery("SELECT count(*) FROM facts")) {
        count.next();
        return new GroupBys(duckDb, count.getLong(1));
      }
    }
  }

  long rows() {
    return rows;
  }

  /** How many, how many in time, and two percentiles of the days, by month and group. */
  void run() throws SQLException {
    try (Statement select = duckDb.createStatement()) {
      for (String date : DATES) {
        for (String group : GROUPS) {
          try (ResultSet row =
              select.executeQuery(
                  """
                  SELECT date_trunc('month', %1$s), %2$s, count(*), count(*) FILTER (closed_at <= due_at),
                    quantile_disc(date_diff('day', received_at, closed_at), 0.5),
                    quantile_disc(date_diff('day', received_at, closed_at), 0.9)
                  FROM facts GROUP BY 1, 2\
                  """
                      .formatted(date, group))) {
            while (row.next()) {
              row.getLong(3);
            }
          }
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    duckDb.close();
  }
}
