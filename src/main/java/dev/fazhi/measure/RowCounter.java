package dev.fazhi.measure;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import dev.fazhi.store.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts the metrics over the rows of one source: a scan of the facts for each date field and
 * breakdown, with a conditional aggregate for each metric and both years side by side.
 */
final class RowCounter {

  private final DatedCounter datedCounter;
  private final PeriodCounter periodCounter;
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
    RowScan scan = new RowScan(jdbc, source, knownLoad);
    this.totals = new RowTotals(tally);
    this.datedCounter = new DatedCounter(scan, dialect, asOf, covered, totals);
    this.periodCounter = new PeriodCounter(scan, dialect, asOf, covered, totals);
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
        periodCounter.count(each, periods, dimension);
      }
      byDate(wanted)
          .forEach((date, sameDate) -> datedCounter.count(sameDate, date, spans, dimension));
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

  private static Metric.Rows rows(Metric metric) {
    return (Metric.Rows) metric.counting();
  }
}
