package dev.fazhi.measure;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import dev.fazhi.store.Dialect;
import dev.fazhi.store.Names;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts the metrics over the rows of one source: a scan of the facts for each date field and
 * breakdown, with a conditional aggregate for each metric and both years side by side. (Joining the
 * two years as halves would be a nested loop.)
 */
final class RowCounter {

  private final JdbcClient jdbc;
  private final Dialect dialect;
  private final Source source;
  private final long knownLoad;
  private final AsOf asOf;
  private final Predicate<Period> covered;
  private final RowTotals totals;

  /**
   * @param covered whether deliveries cover a period at all; what they do not cover is not looked
   *     for
   */
  RowCounter(
      JdbcClient jdbc,
      Dialect dialect,
      Source source,
      long knownLoad,
      AsOf asOf,
      Predicate<Period> covered,
      Tally tally) {
    this.jdbc = jdbc;
    this.dialect = dialect;
    this.source = source;
    this.knownLoad = knownLoad;
    this.asOf = asOf;
    this.covered = covered;
    this.totals = new RowTotals(tally);
  }

  /** Counts these metrics over these periods, in total and by each of their breakdowns. */
  void count(List<Metric> metrics, List<Period> periods) {
    Spans spans = Spans.of(periods);
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
      byDate(wanted).forEach((date, sameDate) -> countByDate(sameDate, date, spans, dimension));
    }
    totals.finish();
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

  /** Metrics whose date alone puts a row in a period. */
  private void countByDate(
      List<Metric> metrics, String date, Spans spans, Metric.@Nullable Dimension dimension) {
    List<Metric> additive = metrics.stream().filter(metric -> isAdditive(rows(metric))).toList();
    if (spans.monthsMakeTheYear()) {
      List<Metric> others = metrics.stream().filter(metric -> !isAdditive(rows(metric))).toList();
      countBothYears(additive, date, spans.months(), spans.yearToDate(), dimension);
      countBothYears(others, date, spans.months(), null, dimension);
      countBothYears(others, date, List.of(spans.yearToDate()), null, dimension);
    } else {
      countBothYears(metrics, date, spans.months(), null, dimension);
      countBothYears(metrics, date, List.of(spans.yearToDate()), null, dimension);
    }
    for (Side side : Side.values()) {
      countWholeYears(metrics, date, spans.years(), side, dimension);
    }
  }

  /** Whether the value for a year is the sum of the values for its months. */
  private static boolean isAdditive(Metric.Rows rows) {
    return switch (rows.aggregate()) {
      case COUNT, SUM, MEAN -> true;
      case DISTINCT, MEDIAN, P90 -> false;
    };
  }

  /**
   * Periods of this year and the same ones of last year in one scan: the rows of this year are seen
   * as at the cut-off, those of last year as at the same day last year.
   *
   * @param sum the period that these add up to; null for none
   */
  private void countBothYears(
      List<Metric> metrics,
      String date,
      List<Period> periods,
      @Nullable Period sum,
      Metric.@Nullable Dimension dimension) {
    if (metrics.isEmpty()) {
      return;
    }
    boolean byMonth = periods.get(0).kind() == Period.Kind.MONTH;
    String year = "EXTRACT(YEAR FROM " + Names.column(date) + ")";
    String bucket =
        byMonth ? year + " * 100 + EXTRACT(MONTH FROM " + Names.column(date) + ")" : year;
    Map<Integer, Consumer<Found>> uses = new HashMap<>();
    List<String> spans = new ArrayList<>();
    for (Side side : Side.values()) {
      Period first = side.of(periods.get(0));
      Period last = side.of(periods.get(periods.size() - 1));
      spans.add("(" + RowSql.within(date, new Period(first.kind(), first.from(), last.to())) + ")");
      for (Period period : periods) {
        Period counted = side.of(period);
        int number =
            counted.from().getYear() * (byMonth ? 100 : 1)
                + (byMonth ? counted.from().getMonthValue() : 0);
        uses.put(number, found -> add(metrics, side, period, sum, dimension, found));
      }
    }
    String seen = RowSql.asOfByYear(date, asOf);
    Columns columns = new Columns();
    metrics.forEach(
        metric ->
            columns.add(
                RowSql.aggregates(rows(metric), RowSql.where(rows(metric), seen), dialect)));
    query(
        bucket,
        dimension,
        columns,
        "(" + String.join(" OR ", spans) + ")",
        found -> use(uses, found));
  }

  private static void use(Map<Integer, Consumer<Found>> uses, Found found) {
    Consumer<Found> use = uses.get(found.bucket());
    if (use != null) {
      use.accept(found);
    }
  }

  private void countWholeYears(
      List<Metric> metrics,
      String date,
      List<Period> years,
      Side side,
      Metric.@Nullable Dimension dimension) {
    List<Period> wanted = years.stream().filter(year -> covered.test(side.of(year))).toList();
    if (wanted.isEmpty()) {
      return;
    }
    Map<Integer, Consumer<Found>> uses = new HashMap<>();
    wanted.forEach(
        year ->
            uses.put(
                side.of(year).from().getYear(),
                found -> add(metrics, side, year, null, dimension, found)));
    Columns columns = new Columns();
    metrics.forEach(
        metric ->
            columns.add(
                RowSql.aggregates(
                    rows(metric), RowSql.where(rows(metric), side.of(asOf), null), dialect)));
    Period first = side.of(wanted.get(0));
    Period last = side.of(wanted.get(wanted.size() - 1));
    String span = RowSql.within(date, new Period(first.kind(), first.from(), last.to()));
    query(
        "EXTRACT(YEAR FROM " + Names.column(date) + ")",
        dimension,
        columns,
        span,
        found -> use(uses, found));
  }

  /**
   * Metrics whose conditions name the period: one scan with a column for each metric, period and
   * side.
   */
  private void countEachPeriod(
      List<Metric> metrics, List<Period> periods, Metric.@Nullable Dimension dimension) {
    Columns columns = new Columns();
    List<Consumer<Found>> uses = new ArrayList<>();
    for (Metric metric : metrics) {
      for (Period period : periods) {
        for (Side side : Side.values()) {
          if (covered.test(side.of(period))) {
            int column = columns.size();
            columns.add(
                RowSql.aggregates(
                    rows(metric),
                    RowSql.rows(rows(metric), side.of(asOf), side.of(period)),
                    dialect));
            uses.add(
                found ->
                    totals.add(
                        metric,
                        side,
                        period,
                        dimension,
                        found.group(),
                        found.value(column),
                        found.value(column + 1)));
          }
        }
      }
    }
    if (!uses.isEmpty()) {
      query("", dimension, columns, "1 = 1", found -> uses.forEach(use -> use.accept(found)));
    }
  }

  private void add(
      List<Metric> metrics,
      Side side,
      Period period,
      @Nullable Period sum,
      Metric.@Nullable Dimension dimension,
      Found found) {
    for (int i = 0; i < metrics.size(); i++) {
      totals.add(
          metrics.get(i),
          side,
          period,
          dimension,
          found.group(),
          found.value(2 * i),
          found.value(2 * i + 1));
      if (sum != null) {
        totals.add(
            metrics.get(i),
            side,
            sum,
            dimension,
            found.group(),
            found.value(2 * i),
            found.value(2 * i + 1));
      }
    }
  }

  /** What a row of the result says of one bucket and group. */
  private record Found(int bucket, String group, ResultSet row, Columns columns) {
    @Nullable BigDecimal value(int column) {
      try {
        return row.getBigDecimal(columns.position(column));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The aggregates wanted, of which equal ones are computed once. */
  private static final class Columns {

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
   * @param bucket the number by which rows are told apart besides their group; empty for none
   */
  private void query(
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

  private static Metric.Rows rows(Metric metric) {
    return (Metric.Rows) metric.counting();
  }
}
