package dev.fazhi.publish.template;

import dev.fazhi.model.Figure;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a published table, for a row of a template that is repeated.
 *
 * @param group the name of its group or month
 * @param figures by metric
 */
public record TableRow(String group, Map<String, Figure> figures) {

  /** The rows of a table without its total, in their order. */
  static List<TableRow> of(Grid grid) {
    List<TableRow> rows = new ArrayList<>();
    int count = grid.rows().size() - (grid.total() ? 1 : 0);
    for (List<Datum> row : grid.rows().subList(0, count)) {
      Map<String, Figure> figures = new LinkedHashMap<>();
      for (Datum datum : row) {
        if (datum instanceof Datum.Number number && number.origin() != null) {
          Figure figure = number.origin().figure();
          figures.put(figure.metric(), figure);
        }
      }
      // the groups that share a row have no figure of their own
      if (!figures.isEmpty()) {
        rows.add(new TableRow(row.get(0).text(), figures));
      }
    }
    return rows;
  }
}
