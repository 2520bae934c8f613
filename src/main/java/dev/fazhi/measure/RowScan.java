package dev.fazhi.measure;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.store.Names;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One scan of the known facts of a source: aggregates by a bucket and a breakdown. */
record RowScan(JdbcClient jdbc, Source source, long knownLoad) {

  /** What a row of the result says of one bucket and group. */
  record Found(int bucket, String group, ResultSet row, Columns columns) {
    @Nullable BigDecimal value(int column) {
      try {
        return row.getBigDecimal(columns.position(column));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The aggregates wanted, of which equal ones are computed once. */
  static final class Columns {

    private static final int FIRST = 3;

    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final List<Integer> wanted = new ArrayList<>();

    void add(List<String> aggregates) {
      for (String aggregate : aggregates) {
        Integer position = positions.get(aggregate);
        if (position == null) {
          position = positions.size() + FIRST;
          positions.put(aggregate, position);
        }
        wanted.add(position);
      }
    }

    int size() {
      return wanted.size();
    }

    int position(int column) {
      return wanted.get(column);
    }

    String sql() {
      return String.join(", ", positions.keySet());
    }
  }

  /**
   * Gives what the scan finds, a bucket and group at a time.
   *
   * @param bucket the number by which rows are told apart besides their group; empty for none
   */
  void query(
      String bucket,
      Metric.@Nullable Dimension dimension,
      Columns columns,
      String condition,
      Consumer<Found> use) {
    List<String> keys = new ArrayList<>();
    if (!bucket.isEmpty()) {
      keys.add(bucket);
    }
    String group = dimension == null ? "''" : RowSql.group(dimension);
    if (dimension != null) {
      keys.add(group);
    }
    String sql =
        "SELECT "
            + (bucket.isEmpty() ? "0" : bucket)
            + ", "
            + group
            + ", "
            + columns.sql()
            + " FROM "
            + Names.facts(source)
            + " WHERE "
            + RowSql.live(source, knownLoad)
            + " AND "
            + condition
            + (keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys));
    jdbc.sql(sql)
        .query(
            (ResultSet row, int n) -> {
              use.accept(
                  new Found(row.getBigDecimal(1).intValue(), row.getString(2), row, columns));
              return n;
            })
        .list();
  }
}
