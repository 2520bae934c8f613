package dev.fazhi.measure;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import dev.fazhi.store.Names;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts the metrics over the rows of one source: one scan of the facts for each date field,
 * breakdown and kind of period, with a conditional aggregate for each metric. (Joining the two
 * years as halves would be a nested loop.)
 */
final class RowCounter {

  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

  private final JdbcClient jdbc;
  private final Source source;
  private final long knownLoad;
  private final AsOf asOf;
  private final Tally tally;

  RowCounter(JdbcClient jdbc, Source source, long knownLoad, AsOf asOf, Tally tally) {
    this.jdbc = jdbc;
    this.source = source;
    this.knownLoad = knownLoad;
    this.asOf = asOf;
    this.tally = tally;
  }

  /** Counts these metrics over these periods, in total and by each of their breakdowns. */
  void count(List<Metric> metrics, List<Period> periods) {
    Map<Period.Kind, List<Period>> byKind =
        periods.stream()
            .collect(Collectors.groupingBy(Period::kind, LinkedHashMap::new, Collectors.toList()));
    for (Metric.@Nullable Dimension dimension : dimensions(metrics)) {
      List<Metric> wanted =
          metrics.stream()
              .filter(metric -> dimension == null || metric.by().contains(dimension))
              .toList();
      List<Metric> each =
          wanted.stream().filter(metric -> RowSql.dependsOnPeriod(rows(metric))).toList();
      if (!each.isEmpty()) {
        countEachPeriod(each, periods, dimension);
      }
      for (Map.Entry<String, List<Metric>> sameDate : byDate(wanted).entrySet()) {
        for (List<Period> sameKind : byKind.values()) {
          for (Side side : Side.values()) {
            countByDate(sameDate.getValue(), sameDate.getKey(), sameKind, side, dimension);
          }
        }
      }
    }
  }

  private static Set<Metric.@Nullable Dimension> dimensions(List<Metric> metrics) {
    Set<Metric.@Nullable Dimension> all = new LinkedHashSet<>();
    all.add(null);
    metrics.forEach(metric -> all.addAll(metric.by()));
    return all;
  }

  private static Map<String, List<Metric>> byDate(List<Metric> metrics) {
    Map<String, List<Metric>> byDate = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      String date = rows(metric).date();
      if (date != null && !RowSql.dependsOnPeriod(rows(metric))) {
        byDate.computeIfAbsent(date, field -> new ArrayList<>()).add(metric);
      }
    }
    return byDate;
  }

  /**
   * Metrics whose date alone puts a row in a period: all periods of a kind in one scan, told apart
   * by that date.
   */
  private void countByDate(
      List<Metric> metrics,
      String date,
      List<Period> periods,
      Side side,
      Metric.@Nullable Dimension dimension) {
    Period first = side.of(periods.get(0));
    Period last = side.of(periods.get(periods.size() - 1));
    String bucket =
        switch (first.kind()) {
          case YTD -> "0";
          case MONTH -> "EXTRACT(MONTH FROM " + Names.column(date) + ")";
          case YEAR -> "EXTRACT(YEAR FROM " + Names.column(date) + ")";
        };
    Map<Integer, Period> byBucket = new LinkedHashMap<>();
    for (Period period : periods) {
      Period counted = side.of(period);
      byBucket.put(
          switch (first.kind()) {
            case YTD -> 0;
            case MONTH -> counted.from().getMonthValue();
            case YEAR -> counted.from().getYear();
          },
          period);
    }
    List<String> columns = new ArrayList<>();
    for (Metric metric : metrics) {
      columns.addAll(
          RowSql.aggregates(rows(metric), RowSql.where(rows(metric), side.of(asOf), null)));
    }
    String span = RowSql.within(date, new Period(first.kind(), first.from(), last.to()));
    query(
        bucket,
        dimension,
        columns,
        span,
        row -> {
          Period period = byBucket.get(row.bucket());
          if (period != null) {
            for (int i = 0; i < metrics.size(); i++) {
              put(metrics.get(i), side, period, dimension, row, 2 * i);
            }
          }
        });
  }

  /**
   * Metrics whose conditions name the period: one scan with a column for each metric, period and
   * side.
   */
  private void countEachPeriod(
      List<Metric> metrics, List<Period> periods, Metric.@Nullable Dimension dimension) {
    List<String> columns = new ArrayList<>();
    for (Metric metric : metrics) {
      for (Period period : periods) {
        for (Side side : Side.values()) {
          columns.addAll(
              RowSql.aggregates(
                  rows(metric), RowSql.rows(rows(metric), side.of(asOf), side.of(period))));
        }
      }
    }
    query(
        "0",
        dimension,
        columns,
        "1 = 1",
        row -> {
          int column = 0;
          for (Metric metric : metrics) {
            for (Period period : periods) {
              for (Side side : Side.values()) {
                put(metric, side, period, dimension, row, column);
                column += 2;
              }
            }
          }
        });
  }

  private void put(
      Metric metric,
      Side side,
      Period period,
      Metric.@Nullable Dimension dimension,
      Row row,
      int column) {
    BigDecimal value = row.values().apply(column);
    BigDecimal rows = row.values().apply(column + 1);
    long count = rows == null ? 0 : rows.longValueExact();
    if (count > 0) {
      tally.put(
          metric.id(),
          side,
          period,
          dimension == null ? "" : dimension.field(),
          row.group(),
          new Tally.Raw(finish(rows(metric), value, count), count));
    }
  }

  private static @Nullable BigDecimal finish(
      Metric.Rows rows, @Nullable BigDecimal value, long count) {
    if (value == null) {
      return rows.aggregate() == Metric.Aggregate.SUM ? BigDecimal.ZERO : null;
    }
    BigDecimal mean =
        rows.aggregate() == Metric.Aggregate.MEAN
            ? value.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
            : value;
    return rows.of() instanceof Metric.Operand.Days
        ? mean.divide(SECONDS_A_DAY, MathContext.DECIMAL128)
        : mean;
  }

  private record Row(int bucket, String group, IntFunction<@Nullable BigDecimal> values) {}

  private interface RowUse {
    void accept(Row row);
  }

  private void query(
      String bucket,
      Metric.@Nullable Dimension dimension,
      List<String> columns,
      String condition,
      RowUse use) {
    String group = dimension == null ? "''" : RowSql.group(dimension);
    List<String> keys = new ArrayList<>();
    if (!bucket.equals("0")) {
      keys.add(bucket);
    }
    if (dimension != null) {
      keys.add(group);
    }
    String sql =
        "SELECT "
            + bucket
            + ", "
            + group
            + ", "
            + String.join(", ", columns)
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
                  new Row(
                      row.getBigDecimal(1).intValue(),
                      row.getString(2),
                      column -> decimal(row, column + 3)));
              return n;
            })
        .list();
  }

  private static @Nullable BigDecimal decimal(ResultSet row, int column) {
    try {
      return row.getBigDecimal(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Metric.Rows rows(Metric metric) {
    return (Metric.Rows) metric.counting();
  }
}
