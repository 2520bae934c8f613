package dev.fazhi.measure;

import dev.fazhi.definition.Metric;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import dev.fazhi.store.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts metrics whose conditions name the period, so that a row may count in several.
 *
 * @param covered whether deliveries cover a period at all
 */
record PeriodCounter(
    RowScan scan, Dialect dialect, AsOf asOf, Predicate<Period> covered, RowTotals totals) {

  /**
   * Metrics whose conditions name the period: one scan with a column for each metric, period and
   * side.
   */
  void count(List<Metric> metrics, List<Period> periods, Metric.@Nullable Dimension dimension) {
    RowScan.Columns columns = new RowScan.Columns();
    List<Consumer<RowScan.Found>> uses = new ArrayList<>();
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
      scan.query("", dimension, columns, "1 = 1", found -> uses.forEach(use -> use.accept(found)));
    }
  }

  private static Metric.Rows rows(Metric metric) {
    return (Metric.Rows) metric.counting();
  }
}
