package dev.fazhi.publish.workbook;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.model.Figure;
import dev.fazhi.publish.table.Chart;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.text.Axis;
import dev.fazhi.publish.text.CellText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses the charts of a table: the course of the first metric for months; the first count and the
 * first rate for groups. Columns with a marker are not drawn, since a spreadsheet would draw the
 * marker as zero.
 */
record Charts(Definitions definitions) {

  private static final int MOST_BARS = 15;
  private static final int LEAST_POINTS = 3;
  private static final int MOST_NAME = 31;

  /** The table's sheet of charts; empty when there is too little to draw. */
  Optional<Chart> of(Table table, Grid grid) {
    List<Chart.Panel> panels = new ArrayList<>();
    int points = points(table, grid);
    if (points >= LEAST_POINTS && table.rows() == Table.Rows.MONTHS) {
      panel(grid, table.metrics().get(0), Chart.Shape.LINES, points, points).ifPresent(panels::add);
    }
    if (points >= LEAST_POINTS && table.rows() == Table.Rows.GROUPS && table.across() == null) {
      int bars = Math.min(points, MOST_BARS);
      first(table, false)
          .flatMap(metric -> panel(grid, metric, Chart.Shape.BARS, bars, points))
          .ifPresent(panels::add);
      first(table, true)
          .flatMap(metric -> panel(grid, metric, Chart.Shape.BARS, bars, points))
          .ifPresent(panels::add);
    }
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    String sheet = "图 " + table.sheet();
    int end = Math.min(sheet.length(), MOST_NAME);
    return Optional.of(new Chart(sheet.substring(0, end), table.title() + "（图）", grid, panels));
  }

  private Optional<String> first(Table table, boolean rate) {
    return table.metrics().stream()
        .filter(id -> definitions.metric(id).isPercentage() == rate)
        .findFirst();
  }

  /** The rows before the total, that of the groups that share one, and that without a value. */
  private static int points(Table table, Grid grid) {
    int points = grid.rows().size() - (grid.total() ? 1 : 0);
    points -= points > 0 && name(grid, points - 1).equals(Figure.NO_GROUP) ? 1 : 0;
    boolean rest = table.top() > 0 && points > table.top();
    return rest && isDerived(grid.rows().get(points - 1)) ? points - 1 : points;
  }

  private static String name(Grid grid, int row) {
    return grid.rows().get(row).get(0).text();
  }

  /** Whether none of its numbers is a figure by itself. */
  private static boolean isDerived(List<Datum> row) {
    return row.stream().noneMatch(cell -> cell instanceof Datum.Number n && n.origin() != null);
  }

  private Optional<Chart.Panel> panel(
      Grid grid, String id, Chart.Shape shape, int rows, int points) {
    Metric metric = definitions.metric(id);
    int current = column(grid, id, FigurePart.VALUE, rows);
    if (current < 0) {
      return Optional.empty();
    }
    int prior = column(grid, id, FigurePart.PRIOR_VALUE, rows);
    String unit = "（" + metric.unit() + "）";
    String years = prior < 0 ? "" : "，本期与上年同期";
    String cut = rows < points ? "，表中前 " + rows + " 行" : "";
    List<BigDecimal> drawn = new ArrayList<>(values(grid, rows, current));
    if (prior >= 0) {
      drawn.addAll(values(grid, rows, prior));
    }
    Axis axis = Axis.of(drawn, metric.isPercentage());
    String from = axis.isCut() ? "，" + axis.remark() : "";
    String title = metric.name() + unit + years + cut + from;
    String alt = alt(grid, title, shape, rows, current);
    return Optional.of(new Chart.Panel(shape, title, alt, rows, current, prior, axis));
  }

  private static List<BigDecimal> values(Grid grid, int rows, int column) {
    return IntStream.range(0, rows).mapToObj(row -> value(grid, row, column)).toList();
  }

  /** The column that holds that number of the metric in each of the first rows; -1 for none. */
  private static int column(Grid grid, String metric, FigurePart part, int rows) {
    for (int column = 1; column < grid.columns().size(); column++) {
      int holding = 0;
      while (holding < rows && holds(grid.rows().get(holding).get(column), metric, part)) {
        holding++;
      }
      if (holding == rows) {
        return column;
      }
    }
    return -1;
  }

  private static boolean holds(Datum datum, String metric, FigurePart part) {
    return datum instanceof Datum.Number number
        && number.origin() != null
        && number.origin().part() == part
        && number.origin().figure().metric().equals(metric);
  }

  private static String alt(Grid grid, String title, Chart.Shape shape, int rows, int column) {
    int most = 0;
    int least = 0;
    for (int row = 1; row < rows; row++) {
      most = value(grid, row, column).compareTo(value(grid, most, column)) > 0 ? row : most;
      least = value(grid, row, column).compareTo(value(grid, least, column)) < 0 ? row : least;
    }
    return "%s%s。本期最高的是 %s，最低的是 %s。数据见工作表“%s”。"
        .formatted(
            shape == Chart.Shape.LINES ? "折线图：" : "条形图：",
            title,
            point(grid, most, column),
            point(grid, least, column),
            grid.sheet());
  }

  private static String point(Grid grid, int row, int column) {
    String name = CellText.visible(grid.rows().get(row).get(0).plain());
    return name + "（" + value(grid, row, column).toPlainString() + "）";
  }

  private static BigDecimal value(Grid grid, int row, int column) {
    return ((Datum.Number) grid.rows().get(row).get(column)).value();
  }
}
