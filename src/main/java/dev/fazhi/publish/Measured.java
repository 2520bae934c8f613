package dev.fazhi.publish;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.Figure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table that has its metrics side by side.
 *
 * @param column how it is headed
 * @param metric whose figure fills it
 * @param part which number of that figure
 */
record Measured(Column column, Metric metric, Part part) {

  private static final int PERCENT_DECIMALS = 2;

  /**
   * For each metric its value, last year's and the change. A rate whose numerator or denominator is
   * no column of the table gets them as columns before it, so that it can be checked.
   */
  static List<Measured> columns(Definitions definitions, List<String> metrics) {
    List<Measured> columns = new ArrayList<>();
    Set<String> shown = new HashSet<>(metrics);
    for (String id : metrics) {
      Metric metric = definitions.metric(id);
      if (metric.counting() instanceof Metric.Ratio ratio) {
        if (shown.add(ratio.numerator())) {
          Metric part = definitions.metric(ratio.numerator());
          columns.addAll(pair(part, metric, Part.NUMERATOR, Part.PRIOR_NUMERATOR));
        }
        if (shown.add(ratio.denominator())) {
          Metric part = definitions.metric(ratio.denominator());
          columns.addAll(pair(part, metric, Part.DENOMINATOR, Part.PRIOR_DENOMINATOR));
        }
      }
      columns.addAll(pair(metric, metric, Part.VALUE, Part.PRIOR_VALUE));
      columns.add(change(metric));
    }
    return unique(columns);
  }

  /** The row's cells; the figure of a metric comes from the function, null for none. */
  static List<Datum> row(
      List<Measured> columns, Function<String, @Nullable Figure> figure, Marker absent) {
    List<Metric> beside = columns.stream().map(Measured::metric).distinct().toList();
    List<Datum> row = new ArrayList<>();
    for (Measured each : columns) {
      int decimals = each.column().decimals();
      row.add(FigureCell.of(each.metric(), each.part(), decimals, absent, beside, figure));
    }
    return row;
  }

  private static List<Measured> pair(Metric named, Metric metric, Part current, Part prior) {
    String unit = "(" + named.unit() + ")";
    int decimals = named.decimals();
    return List.of(
        new Measured(Column.number(named.name() + " 本期" + unit, decimals), metric, current),
        new Measured(Column.number(named.name() + " 上年同期" + unit, decimals), metric, prior));
  }

  private static Measured change(Metric metric) {
    boolean rate = metric.isPercentage();
    String header = metric.name() + (rate ? " 增减(百分点)" : " 增减幅(%)");
    int decimals = rate ? metric.decimals() : PERCENT_DECIMALS;
    return new Measured(
        new Column(header, Column.Kind.CHANGE, decimals),
        metric,
        rate ? Part.CHANGE_POINTS : Part.CHANGE_PERCENT);
  }

  /** Two metrics may have one name in Chinese; their headers then carry the ids. */
  private static List<Measured> unique(List<Measured> columns) {
    Set<String> seen = new HashSet<>();
    List<Measured> unique = new ArrayList<>();
    for (Measured each : columns) {
      Column column = each.column();
      String header = column.header();
      if (!seen.add(header)) {
        header = header + " " + each.metric().id();
        seen.add(header);
      }
      unique.add(
          new Measured(
              new Column(header, column.kind(), column.decimals()), each.metric(), each.part()));
    }
    return unique;
  }
}
