package dev.fazhi.publish.html;

import dev.fazhi.publish.table.Chart;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.text.Axis;
import dev.fazhi.publish.text.CellText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;

/**
 * Draws the charts of the page as SVG. This year and last year differ in dash, mark and filling as
 * well as in colour.
 */
final class IndexCharts {

  private static final int WIDTH = 400;
  private static final int LINES_HEIGHT = 230;
  private static final int LEFT = 46;
  private static final int RIGHT = 12;
  private static final int TOP = 26;
  private static final int BOTTOM = 26;
  private static final int LABELS = 150;
  private static final int VALUES = 66;
  private static final int BAR = 11;
  private static final int ROW = 30;
  private static final int LETTERS = 11;
  private static final int STEPS = 4;

  private final Element parent;
  private int drawn;

  IndexCharts(Element parent) {
    this.parent = parent;
  }

  void draw(Chart chart, Chart.Panel panel) {
    drawn++;
    Element figure = parent.appendElement("figure");
    boolean lines = panel.shape() == Chart.Shape.LINES;
    int height = lines ? LINES_HEIGHT : TOP + panel.rows() * ROW + 6;
    Element svg =
        figure
            .appendElement("svg")
            .attr("viewBox", "0 0 " + WIDTH + " " + height)
            .attr("role", "img")
            .attr("aria-labelledby", "chart-" + drawn);
    svg.appendElement("title").attr("id", "chart-" + drawn).text(CellText.visible(panel.alt()));
    legend(svg, panel);
    if (lines) {
      lines(svg, chart.grid(), panel);
    } else {
      bars(svg, chart.grid(), panel);
    }
    String table = chart.title().replaceAll(" \\[注\\d+]|（图）", "");
    String partial = lines && hasPartial(chart.grid(), panel.rows()) ? "（* 月份不完整）" : "";
    figure.appendElement("figcaption").text(table + "：" + panel.title() + partial);
  }

  private static void legend(Element svg, Chart.Panel panel) {
    SvgShapes.rectangle(svg, "now bar", LEFT, 6, 14, BAR - 2);
    SvgShapes.text(svg, "本期", LEFT + 18, 15, "");
    if (panel.prior() >= 0) {
      SvgShapes.rectangle(svg, "prior bar", LEFT + 60, 6, 14, BAR - 2);
      SvgShapes.text(svg, "上年同期", LEFT + 78, 15, "");
    }
  }

  private static void lines(Element svg, Grid grid, Chart.Panel panel) {
    Axis axis = axis(grid, panel);
    int bottom = LINES_HEIGHT - BOTTOM;
    for (BigDecimal value : marks(axis)) {
      String y = scaled(value, axis, bottom, TOP - bottom);
      SvgShapes.line(svg, LEFT, WIDTH - RIGHT, y);
      SvgShapes.text(svg, plain(value), LEFT - 5, y, "end").attr("dominant-baseline", "middle");
    }
    int points = panel.rows();
    for (int i = 0; i < points; i++) {
      String month = grid.rows().get(i).get(0).plain().replaceFirst("^\\d{4}年", "");
      month = isPartial(grid, i) ? month + "*" : month;
      SvgShapes.text(svg, month, x(i, points), LINES_HEIGHT - 8, "middle");
    }
    if (panel.prior() >= 0) {
      curve(svg, grid, panel.prior(), points, axis, "prior");
    }
    curve(svg, grid, panel.current(), points, axis, "now");
  }

  private static void curve(
      Element svg, Grid grid, int column, int points, Axis axis, String kind) {
    int bottom = LINES_HEIGHT - BOTTOM;
    List<String> places = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      places.add(x(i, points) + "," + scaled(value(grid, i, column), axis, bottom, TOP - bottom));
    }
    boolean partial = isPartial(grid, points - 1);
    int whole = partial ? points - 1 : points;
    SvgShapes.polyline(svg, kind, places.subList(0, whole));
    if (partial) {
      SvgShapes.polyline(svg, kind + " partial", places.subList(whole - 1, points));
    }
    for (int i = 0; i < points; i++) {
      SvgShapes.mark(svg, i < whole ? kind : kind + " partial", places.get(i));
    }
  }

  private static void bars(Element svg, Grid grid, Chart.Panel panel) {
    Axis axis = axis(grid, panel);
    int room = WIDTH - LABELS - VALUES;
    for (int i = 0; i < panel.rows(); i++) {
      int y = TOP + i * ROW;
      String name = CellText.visible(grid.rows().get(i).get(0).plain());
      SvgShapes.text(svg, shortened(name), LABELS - 6, y + 15, "end");
      BigDecimal now = value(grid, i, panel.current());
      String width = scaled(now, axis, 0, room);
      SvgShapes.rectangle(svg, "now bar", LABELS, y, width, BAR);
      String end = new BigDecimal(width).add(BigDecimal.valueOf(LABELS + 4)).toPlainString();
      SvgShapes.text(svg, plain(now), end, y + 10, "start");
      if (panel.prior() >= 0) {
        String before = scaled(value(grid, i, panel.prior()), axis, 0, room);
        SvgShapes.rectangle(svg, "prior bar", LABELS, y + BAR + 1, before, BAR - 2);
      }
    }
  }

  /** The panel's axis, with an end. */
  private static Axis axis(Grid grid, Chart.Panel panel) {
    Axis axis = panel.axis();
    return axis.to() == null ? new Axis(axis.from(), top(grid, panel), axis.step()) : axis;
  }

  /** The values at which the axis has a line. */
  private static List<BigDecimal> marks(Axis axis) {
    List<BigDecimal> marks = new ArrayList<>();
    BigDecimal end = Objects.requireNonNull(axis.to(), "an axis that is drawn has an end");
    BigDecimal step = axis.step();
    if (step == null) {
      step = end.divide(BigDecimal.valueOf(STEPS));
    }
    for (BigDecimal mark = axis.from(); mark.compareTo(end) <= 0; mark = mark.add(step)) {
      marks.add(mark.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros());
    }
    return marks;
  }

  /** The end of the scale: the largest value, up to the next 1, 2, 5 or 10 of its order. */
  private static BigDecimal top(Grid grid, Chart.Panel panel) {
    BigDecimal most = BigDecimal.ONE;
    for (int row = 0; row < panel.rows(); row++) {
      most = most.max(value(grid, row, panel.current()));
      most = panel.prior() < 0 ? most : most.max(value(grid, row, panel.prior()));
    }
    if (panel.shape() == Chart.Shape.BARS) {
      return most;
    }
    BigDecimal order = BigDecimal.ONE.scaleByPowerOfTen(most.precision() - most.scale() - 1);
    for (String step : List.of("1", "1.2", "1.6", "2", "2.4", "3", "4", "5", "6", "8")) {
      BigDecimal end = order.multiply(new BigDecimal(step));
      if (end.compareTo(most) >= 0) {
        return end;
      }
    }
    return order.multiply(BigDecimal.TEN);
  }

  /** The coordinate of a value on an axis of that start and length, to a tenth. */
  private static String scaled(BigDecimal value, Axis axis, int from, int length) {
    BigDecimal most = Objects.requireNonNull(axis.to(), "an axis that is drawn has an end");
    return value
        .subtract(axis.from())
        .max(BigDecimal.ZERO)
        .multiply(BigDecimal.valueOf(length))
        .divide(most.subtract(axis.from()), 1, RoundingMode.HALF_UP)
        .add(BigDecimal.valueOf(from))
        .toPlainString();
  }

  private static String x(int point, int points) {
    int room = WIDTH - LEFT - RIGHT - 2 * LETTERS;
    return Integer.toString(LEFT + LETTERS + room * point / Math.max(1, points - 1));
  }

  private static boolean hasPartial(Grid grid, int rows) {
    return java.util.stream.IntStream.range(0, rows).anyMatch(row -> isPartial(grid, row));
  }

  private static boolean isPartial(Grid grid, int row) {
    return grid.rows().get(row).get(0).marker() == Marker.PARTIAL;
  }

  private static BigDecimal value(Grid grid, int row, int column) {
    return ((Datum.Number) grid.rows().get(row).get(column)).value();
  }

  private static String plain(BigDecimal value) {
    return IndexFigures.grouped(value.scale() < 0 ? value.setScale(0) : value);
  }

  /** Shortens a name to fit beside a bar; the table has the whole name. */
  private static String shortened(String name) {
    int most = (LABELS - 6) / LETTERS;
    int[] points = name.codePoints().toArray();
    return points.length <= most ? name : new String(points, 0, most - 1) + "…";
  }
}
