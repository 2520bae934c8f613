package dev.fazhi.publish.workbook;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.Figure;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Derivation;
import dev.fazhi.publish.table.FigureCell;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Marker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table that has its metrics side by side.
 *
 * @param column the column
 * @param metric whose figure fills it
 * @param part which number of that figure
 */
record MetricColumn(Column column, Metric metric, FigurePart part) {

  /**
   * Makes the columns of each metric: its value, last year's and the change. A rate gets its
   * numerator and denominator as columns before it, unless the table has them already.
   */
  static List<MetricColumn> columns(Definitions definitions, List<String> metrics) {
    List<MetricColumn> columns = new ArrayList<>();
    Set<String> shown = new HashSet<>(metrics);
    for (String id : metrics) {
      Metric metric = definitions.metric(id);
      if (metric.counting() instanceof Metric.Ratio ratio) {
        if (shown.add(ratio.numerator())) {
          Metric part = definitions.metric(ratio.numerator());
          columns.addAll(pair(part, metric, FigurePart.NUMERATOR, FigurePart.PRIOR_NUMERATOR));
        }
        if (shown.add(ratio.denominator())) {
          Metric part = definitions.metric(ratio.denominator());
          columns.addAll(pair(part, metric, FigurePart.DENOMINATOR, FigurePart.PRIOR_DENOMINATOR));
        }
      }
      columns.addAll(pair(metric, metric, FigurePart.VALUE, FigurePart.PRIOR_VALUE));
      columns.add(change(metric));
    }
    return unique(columns);
  }

  /** Makes the cells of a row; the function gives the figure of a metric, null for none. */
  static List<Datum> row(
      List<MetricColumn> columns, Function<String, @Nullable Figure> figure, Marker absent) {
    List<Metric> beside = columns.stream().map(MetricColumn::metric).distinct().toList();
    List<Datum> row = new ArrayList<>();
    for (MetricColumn each : columns) {
      int decimals = each.column().decimals();
      row.add(FigureCell.of(each.metric(), each.part(), decimals, absent, beside, figure));
    }
    return row;
  }

  private static List<MetricColumn> pair(
      Metric named, Metric metric, FigurePart current, FigurePart prior) {
    String unit = "(" + named.unit() + ")";
    int decimals = named.decimals();
    return List.of(
        new MetricColumn(Column.number(named.name() + " 本期" + unit, decimals), metric, current),
        new MetricColumn(Column.number(named.name() + " 上年同期" + unit, decimals), metric, prior));
  }

  private static MetricColumn change(Metric metric) {
    boolean rate = metric.isPercentage();
    String header = metric.name() + (rate ? " 增减(百分点)" : " 增减幅(%)");
    int decimals = rate ? metric.decimals() : Derivation.PERCENT_DECIMALS;
    return new MetricColumn(
        new Column(header, Column.Kind.CHANGE, decimals),
        metric,
        rate ? FigurePart.CHANGE_POINTS : FigurePart.CHANGE_PERCENT);
  }

  /** Adds ids to headers of metrics with the same Chinese name. */
  private static List<MetricColumn> unique(List<MetricColumn> columns) {
    Set<String> seen = new HashSet<>();
    List<MetricColumn> unique = new ArrayList<>();
    for (MetricColumn each : columns) {
      Column column = each.column();
      String header = column.header();
      if (!seen.add(header)) {
        header = header + " " + each.metric().id();
        seen.add(header);
      }
      unique.add(
          new MetricColumn(
              new Column(header, column.kind(), column.decimals()), each.metric(), each.part()));
    }
    return unique;
  }
}
