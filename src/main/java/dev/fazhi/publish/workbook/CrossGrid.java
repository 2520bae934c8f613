package dev.fazhi.publish.workbook;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.Table.Across;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.FigureCell;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.table.TableGroups;
import dev.fazhi.publish.table.extra.ExtraColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table of one metric by two groupings, the groups of the one as rows and those of the
 * other as columns. The totals of rows and columns are the groups' own figures, so that a table of
 * counts foots.
 */
record CrossGrid(Definitions definitions, FigureIndex figures, ExtraColumns extra) {

  private static final String TOTAL = "合计";

  Grid of(Table table, Across across, List<String> lines) {
    String by = Objects.requireNonNull(table.by(), "a table of groups has a field to group by");
    Metric metric = definitions.metric(table.metrics().get(0));
    String unit = "(" + metric.unit() + ")";
    List<String> columnGroups = TableGroups.of(figures, table.by(across.by()), definitions).shown();
    List<Column> columns = new ArrayList<>(List.of(TableGrids.groups(definitions, table, by)));
    for (String group : columnGroups) {
      columns.add(Column.number(group + unit, metric.decimals()));
    }
    columns.add(Column.number(TOTAL + unit, metric.decimals()));
    List<List<Datum>> rows = new ArrayList<>();
    for (String group : TableGroups.of(figures, table, definitions).shown()) {
      List<Datum> row = new ArrayList<>(List.of(Datum.of(group)));
      for (String column : columnGroups) {
        row.add(extra.crossing(metric, across.cells(), Across.cell(group, column)));
      }
      row.add(cell(metric, figures.group(metric.id(), by, group)));
      rows.add(row);
    }
    boolean total = !rows.isEmpty();
    if (total) {
      List<Datum> row = new ArrayList<>(List.of(Datum.of(TOTAL)));
      for (String column : columnGroups) {
        row.add(cell(metric, figures.group(metric.id(), across.by(), column)));
      }
      row.add(cell(metric, figures.total(metric.id())));
      rows.add(row);
    }
    List<String> above = new ArrayList<>(lines);
    above.add(
        metric.name()
            + (metric.addsUp() ? "；各行各列相加等于合计。" : "；合计是全部的数，不是各格相加。")
            + "“"
            + Figure.NO_GROUP
            + "”是没有填写的。");
    return TableGrids.grid(table, above, columns, rows, total, Set.of());
  }

  private static Datum cell(Metric metric, @Nullable Figure figure) {
    return FigureCell.of(
        figure, FigurePart.VALUE, metric.isPercentage(), metric.decimals(), Marker.NOT_APPLICABLE);
  }
}
