package dev.fazhi.publish.workbook;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Derivation;
import dev.fazhi.publish.table.FigureCell;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.table.extra.ExtraColumns;
import dev.fazhi.publish.text.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a table whose rows are the totals of metrics, beside last year. */
record MetricsGrid(Definitions definitions, FigureIndex figures, ExtraColumns extra) {

  Grid of(Table table, List<String> lines) {
    List<List<Datum>> rows = new ArrayList<>();
    Set<Integer> sections = new HashSet<>();
    List<FigurePart> parts = parts(table);
    String source = "";
    for (String id : table.metrics()) {
      Metric metric = definitions.metric(id);
      if (!rows.isEmpty() && !metric.source().equals(source)) {
        sections.add(rows.size());
      }
      source = metric.source();
      rows.add(row(table, metric, parts));
    }
    return TableGrids.grid(table, lines, columns(table, parts), rows, false, sections);
  }

  /**
   * The parts to show: rates have numerator, denominator and percentage points, other metrics the
   * rest.
   */
  private List<FigurePart> parts(Table table) {
    Set<Boolean> kinds = new HashSet<>();
    table.metrics().forEach(id -> kinds.add(definitions.metric(id).isPercentage()));
    List<FigurePart> parts = new ArrayList<>();
    for (FigurePart part : FigurePart.values()) {
      boolean shown =
          switch (part) {
            case VALUE, PRIOR_VALUE -> true;
            case NUMERATOR, DENOMINATOR, PRIOR_NUMERATOR, PRIOR_DENOMINATOR, CHANGE_POINTS ->
                kinds.contains(true);
            case CHANGE, CHANGE_PERCENT -> kinds.contains(false);
          };
      if (shown) {
        parts.add(part);
      }
    }
    return parts;
  }

  private List<Column> columns(Table table, List<FigurePart> parts) {
    List<Column> columns = new ArrayList<>(List.of(Column.label("指标"), Column.label("单位")));
    for (FigurePart part : parts) {
      int decimals = 0;
      for (String id : table.metrics()) {
        decimals = Math.max(decimals, decimals(definitions.metric(id), part));
      }
      columns.add(Column.number(header(part), decimals));
    }
    columns.addAll(extra.shared(table));
    columns.add(Column.prose("说明"));
    return columns;
  }

  private static String header(FigurePart part) {
    return switch (part) {
      case VALUE -> "本期";
      case NUMERATOR -> "分子";
      case DENOMINATOR -> "分母";
      case PRIOR_VALUE -> "上年同期";
      case PRIOR_NUMERATOR -> "上年分子";
      case PRIOR_DENOMINATOR -> "上年分母";
      case CHANGE -> "增减";
      case CHANGE_PERCENT -> "增减幅(%)";
      case CHANGE_POINTS -> "增减(百分点)";
    };
  }

  private List<Datum> row(Table table, Metric metric, List<FigurePart> parts) {
    @Nullable Figure figure = figures.total(metric.id());
    boolean rate = metric.isPercentage();
    List<Datum> row = new ArrayList<>();
    row.add(Datum.of(metric.name()));
    row.add(Datum.of(metric.unit()));
    for (FigurePart part : parts) {
      row.add(FigureCell.of(figure, part, rate, decimals(metric, part), Marker.MISSING));
    }
    row.addAll(extra.shared(table, metric));
    row.add(Datum.of(figure == null ? "本版没有这项指标" : Wording.remark(figure)));
    return row;
  }

  private int decimals(Metric metric, FigurePart part) {
    return switch (part) {
      case VALUE, PRIOR_VALUE, CHANGE -> metric.decimals();
      case CHANGE_PERCENT -> Derivation.PERCENT_DECIMALS;
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
