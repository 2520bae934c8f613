package dev.fazhi.publish.workbook;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Table;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.FigureCell;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.table.TableGroups;
import dev.fazhi.publish.table.extra.ExtraColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a table whose rows are the groups of a breakdown. Rows without a value come after the named
 * groups, the total last; the total is the total's own figure, which for rates, means and distinct
 * counts is not the sum of the rows.
 */
record GroupsGrid(Definitions definitions, FigureIndex figures, ExtraColumns extra) {

  Grid of(Table table, List<String> lines) {
    String by = Objects.requireNonNull(table.by(), "a table of groups has a field to group by");
    List<MetricColumn> measured = MetricColumn.columns(definitions, table.metrics());
    List<Column> columns = new ArrayList<>();
    columns.add(TableGrids.groups(definitions, table, by));
    measured.forEach(each -> columns.add(each.column()));
    columns.addAll(extra.columns(table));
    List<List<Datum>> rows = new ArrayList<>();
    TableGroups groups = TableGroups.of(figures, table, definitions);
    for (String group : groups.shown()) {
      rows.add(row(table, by, group, measured));
    }
    if (!groups.rest().isEmpty()) {
      rows.add(rest(table, by, groups, measured));
      if (figures.groups(table.metrics(), by).contains(Figure.NO_GROUP)) {
        rows.add(row(table, by, Figure.NO_GROUP, measured));
      }
    }
    boolean total = !rows.isEmpty();
    if (total) {
      List<Datum> row = new ArrayList<>(List.of(Datum.of("合计")));
      row.addAll(MetricColumn.row(measured, figures::total, Marker.MISSING));
      row.addAll(extra.row(table, ExtraColumns.Row.TOTAL));
      rows.add(row);
    }
    List<String> above = new ArrayList<>(lines);
    above.addAll(groups.lines(definitions.metric(table.metrics().get(0)).name()));
    if (figures.groups(table.metrics(), by).contains(Figure.NO_GROUP)) {
      above.add("“" + Figure.NO_GROUP + "”是该栏没有填写的行；合计含这些行。");
    }
    return TableGrids.grid(table, above, columns, rows, total, Set.of());
  }

  private List<Datum> row(Table table, String by, String group, List<MetricColumn> measured) {
    List<Datum> row = new ArrayList<>(List.of(Datum.of(group)));
    row.addAll(
        MetricColumn.row(measured, id -> figures.group(id, by, group), Marker.NOT_APPLICABLE));
    row.addAll(extra.row(table, new ExtraColumns.Row(by, group, null)));
    return row;
  }

  private List<Datum> rest(
      Table table, String by, TableGroups groups, List<MetricColumn> measured) {
    List<Datum> row = new ArrayList<>(List.of(Datum.of(groups.restName())));
    for (MetricColumn each : measured) {
      List<Figure> of =
          groups.rest().stream()
              .flatMap(group -> Stream.ofNullable(figures.group(each.metric().id(), by, group)))
              .toList();
      row.add(FigureCell.ofRest(each.metric(), each.part(), each.column().decimals(), of));
    }
    row.addAll(extra.row(table, ExtraColumns.Row.rest(by, groups.rest())));
    return row;
  }
}
