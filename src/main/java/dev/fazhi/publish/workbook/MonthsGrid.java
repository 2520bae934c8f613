package dev.fazhi.publish.workbook;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Table;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Period;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.table.extra.ExtraColumns;
import dev.fazhi.publish.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes a table whose rows are the months up to the cut-off, and the year to date as the last. */
record MonthsGrid(Definitions definitions, FigureIndex figures, AsOf asOf, ExtraColumns extra) {

  Grid of(Table table, List<String> lines) {
    List<MetricColumn> measured = MetricColumn.columns(definitions, table.metrics());
    List<Column> columns = new ArrayList<>();
    columns.add(Column.label("月份"));
    measured.forEach(each -> columns.add(each.column()));
    columns.addAll(extra.columns(table));
    List<List<Datum>> rows = new ArrayList<>();
    for (Period month : asOf.months()) {
      Marker partial = Wording.isPartial(month) ? Marker.PARTIAL : null;
      List<Datum> row = new ArrayList<>();
      row.add(new Datum.Text(Wording.month(month), partial));
      row.addAll(MetricColumn.row(measured, id -> figures.month(id, month), Marker.MISSING));
      row.addAll(extra.row(table, new ExtraColumns.Row("", "", month)));
      rows.add(row);
    }
    List<Datum> total = new ArrayList<>(List.of(Datum.of("年初至今")));
    Period year = asOf.yearToDate();
    total.addAll(MetricColumn.row(measured, id -> figures.of(id, "", "", year), Marker.MISSING));
    total.addAll(extra.row(table, new ExtraColumns.Row("", "", year)));
    rows.add(total);
    return TableGrids.grid(table, lines, columns, rows, true, Set.of());
  }
}
