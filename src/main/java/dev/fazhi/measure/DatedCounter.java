package dev.fazhi.measure;

import dev.fazhi.definition.Metric;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import dev.fazhi.store.Dialect;
import dev.fazhi.store.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts metrics whose date alone puts a row in a period: both years and all months in one scan.
 * (Joining the two years as halves would be a nested loop.)
 *
 * @param covered whether deliveries cover a period at all
 */
record DatedCounter(
    RowScan scan, Dialect dialect, AsOf asOf, Predicate<Period> covered, RowTotals totals) {

  /** Metrics whose date alone puts a row in a period. */
  void count(List<Metric> metrics, String date, Spans spans, Metric.@Nullable Dimension dimension) {
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
    Map<Integer, Consumer<RowScan.Found>> uses = new HashMap<>();
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
    RowScan.Columns columns = new RowScan.Columns();
    metrics.forEach(
        metric ->
            columns.add(
                RowSql.aggregates(rows(metric), RowSql.where(rows(metric), seen), dialect)));
    scan.query(
        bucket,
        dimension,
        columns,
        "(" + String.join(" OR ", spans) + ")",
        found -> use(uses, found));
  }

  private static void use(Map<Integer, Consumer<RowScan.Found>> uses, RowScan.Found found) {
    Consumer<RowScan.Found> use = uses.get(found.bucket());
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
    Map<Integer, Consumer<RowScan.Found>> uses = new HashMap<>();
    wanted.forEach(
        year ->
            uses.put(
                side.of(year).from().getYear(),
                found -> add(metrics, side, year, null, dimension, found)));
    RowScan.Columns columns = new RowScan.Columns();
    metrics.forEach(
        metric ->
            columns.add(
                RowSql.aggregates(
                    rows(metric), RowSql.where(rows(metric), side.of(asOf), null), dialect)));
    Period first = side.of(wanted.get(0));
    Period last = side.of(wanted.get(wanted.size() - 1));
    String span = RowSql.within(date, new Period(first.kind(), first.from(), last.to()));
    scan.query(
        "EXTRACT(YEAR FROM " + Names.column(date) + ")",
        dimension,
        columns,
        span,
        found -> use(uses, found));
  }

  private void add(
      List<Metric> metrics,
      Side side,
      Period period,
      @Nullable Period sum,
      Metric.@Nullable Dimension dimension,
      RowScan.Found found) {
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

  private static Metric.Rows rows(Metric metric) {
    return (Metric.Rows) metric.counting();
  }
}
