package dev.fazhi.publish.data;

import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.text.CellText;
import dev.fazhi.publish.text.FormulaGuard;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a table as CSV: numbers at full precision, no markers; a remark at the end of the row
 * explains missing numbers.
 */
public final class TableCsv {

  private static final String REMARK = "说明";

  private TableCsv() {}

  public static byte[] bytes(Grid grid) {
    List<String> header = header(grid);
    boolean remarked = header.size() == grid.columns().size();
    Csv csv = new Csv().add(header);
    for (List<Datum> row : grid.rows()) {
      List<String> values = new ArrayList<>();
      row.forEach(datum -> values.add(value(datum)));
      if (!remarked) {
        values.add(remark(grid, row));
      }
      csv.add(values);
    }
    return csv.bytes();
  }

  /** The columns of the table, with one for remarks added where it has none. */
  static List<String> header(Grid grid) {
    List<String> header = new ArrayList<>();
    grid.columns().forEach(column -> header.add(FormulaGuard.guarded(column.header())));
    if (!header.contains(REMARK)) {
      header.add(REMARK);
    }
    return header;
  }

  private static String value(Datum datum) {
    return datum instanceof Datum.Number
        ? datum.plain()
        : FormulaGuard.guarded(CellText.visible(datum.plain()));
  }

  private static String remark(Grid grid, List<Datum> row) {
    List<String> remarks = new ArrayList<>();
    for (Marker marker : Marker.values()) {
      List<String> headers = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        if (row.get(column).marker() == marker) {
          headers.add(grid.columns().get(column).header());
        }
      }
      if (!headers.isEmpty()) {
        remarks.add(marker.meaning() + "：" + String.join("、", headers));
      }
    }
    return String.join("；", remarks);
  }
}
