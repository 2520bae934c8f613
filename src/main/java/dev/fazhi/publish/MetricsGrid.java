package dev.fazhi.publish;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.model.Figure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table whose rows are the totals of metrics for the year to date, beside last year. */
final class MetricsGrid {

  private static final int PERCENT_DECIMALS = 2;

  private final Definitions definitions;
  private final Figures figures;

  MetricsGrid(Definitions definitions, Figures figures) {
    this.definitions = definitions;
    this.figures = figures;
  }

  Grid of(Table table, List<String> lines) {
    List<List<Datum>> rows = new ArrayList<>();
    Set<Integer> sections = new HashSet<>();
    String source = "";
    for (String id : table.metrics()) {
      Metric metric = definitions.metric(id);
      if (!rows.isEmpty() && !metric.source().equals(source)) {
        sections.add(rows.size());
      }
      source = metric.source();
      rows.add(row(metric));
    }
    return new Grid(
        table.id(),
        TableGrids.title(table),
        table.sheet(),
        table.intro(),
        lines,
        columns(table),
        rows,
        false,
        sections);
  }

  private List<Column> columns(Table table) {
    int decimals = 0;
    int parts = 0;
    for (String id : table.metrics()) {
      Metric metric = definitions.metric(id);
      decimals = Math.max(decimals, metric.decimals());
      if (metric.counting() instanceof Metric.Ratio ratio) {
        parts = Math.max(parts, definitions.metric(ratio.numerator()).decimals());
        parts = Math.max(parts, definitions.metric(ratio.denominator()).decimals());
      }
    }
    return List.of(
        Column.label("指标"),
        Column.label("单位"),
        Column.number("本期", decimals),
        Column.number("分子", parts),
        Column.number("分母", parts),
        Column.number("上年同期", decimals),
        Column.number("上年分子", parts),
        Column.number("上年分母", parts),
        Column.number("增减", decimals),
        Column.number("增减幅(%)", PERCENT_DECIMALS),
        Column.number("增减(百分点)", PERCENT_DECIMALS),
        Column.prose("说明"));
  }

  private List<Datum> row(Metric metric) {
    @Nullable Figure figure = figures.total(metric.id());
    boolean rate = metric.counting() instanceof Metric.Ratio;
    List<Datum> row = new ArrayList<>();
    row.add(Datum.of(metric.name()));
    row.add(Datum.of(metric.unit()));
    for (Part part : Part.values()) {
      row.add(FigureCell.of(figure, part, rate, decimals(metric, part), Marker.MISSING));
    }
    row.add(Datum.of(figure == null ? "本版没有这项指标" : Wording.remark(figure)));
    return row;
  }

  private int decimals(Metric metric, Part part) {
    return switch (part) {
      case VALUE, PRIOR_VALUE, CHANGE -> metric.decimals();
      case CHANGE_PERCENT -> PERCENT_DECIMALS;
      case CHANGE_POINTS -> metric.decimals();
      case NUMERATOR, PRIOR_NUMERATOR ->
          metric.counting() instanceof Metric.Ratio ratio
              ? definitions.metric(ratio.numerator()).decimals()
              : 0;
      case DENOMINATOR, PRIOR_DENOMINATOR ->
          metric.counting() instanceof Metric.Ratio ratio
              ? definitions.metric(ratio.denominator()).decimals()
              : 0;
    };
  }
}
