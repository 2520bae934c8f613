package dev.fazhi.publish.html;

import java.util.List;
import org.jsoup.nodes.Element;

/** Adds shapes and texts to an SVG; coordinates are in its own units. */
final class SvgShapes {

  private static final int RADIUS = 3;

  private SvgShapes() {}

  /** Draws a level line. */
  static void line(Element svg, int from, int to, String y) {
    svg.appendElement("line")
        .attr("x1", Integer.toString(from))
        .attr("x2", Integer.toString(to))
        .attr("y1", y)
        .attr("y2", y);
  }

  /** Draws a line through points, each {@code x,y}. */
  static void polyline(Element svg, String kind, List<String> points) {
    svg.appendElement("polyline").addClass(kind).attr("points", String.join(" ", points));
  }

  /** Draws a mark at a point, {@code x,y}. */
  static void mark(Element svg, String kind, String point) {
    String[] at = point.split(",");
    svg.appendElement("circle")
        .addClass(kind)
        .attr("cx", at[0])
        .attr("cy", at[1])
        .attr("r", Integer.toString(RADIUS));
  }

  /** The numbers as they are, or as they were rounded and written. */
  static void rectangle(Element svg, String kind, int x, int y, Object width, int height) {
    svg.appendElement("rect")
        .attr("class", kind)
        .attr("x", Integer.toString(x))
        .attr("y", Integer.toString(y))
        .attr("width", width.toString())
        .attr("height", Integer.toString(height));
  }

  /** As above. */
  static Element text(Element svg, String text, Object x, Object y, String anchor) {
    Element element = svg.appendElement("text").attr("x", x.toString()).attr("y", y.toString());
    element.text(text);
    return anchor.isEmpty() ? element : element.attr("text-anchor", anchor);
  }
}
