package dev.fazhi.publish.html;

import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Headers;
import dev.fazhi.publish.text.CellText;
import java.util.List;
import org.jsoup.nodes.Element;

/** Renders a published table as HTML, in a box that scrolls on narrow screens. */
final class IndexTable {

  private IndexTable() {}

  static void add(Element parent, Grid grid) {
    parent.appendElement("p").text(grid.intro());
    Element table = box(parent, grid.title());
    Headers headers = Headers.of(grid.columns());
    Element head = table.appendElement("thead");
    for (int row = 0; row < headers.rows(); row++) {
      Element line = head.appendElement("tr");
      headers.in(row).forEach(header -> header(line, header, grid.columns()));
    }
    Element body = table.appendElement("tbody");
    for (List<Datum> row : grid.rows()) {
      Element line = body.appendElement("tr");
      for (int column = 0; column < row.size(); column++) {
        cell(line, row.get(column), column == 0, grid.columns().get(column).header());
      }
    }
    String symbols = grid.symbols();
    if (!grid.markers().isEmpty()) {
      parent.appendElement("p").addClass("small").text(symbols);
    }
  }

  private static void header(Element line, Headers.Cell header, List<Column> columns) {
    boolean wide = header.columns() > 1;
    Element cell = line.appendElement("th").attr("scope", wide ? "colgroup" : "col");
    cell.text(header.text());
    if (wide) {
      cell.attr("colspan", Integer.toString(header.columns()));
    } else if (columns.get(header.column()).isNumeric()) {
      cell.addClass("number");
    }
    if (header.rows() > 1) {
      cell.attr("rowspan", Integer.toString(header.rows()));
    }
  }

  /** Renders the table with a caption for screen readers, in a box that the keyboard can scroll. */
  static Element box(Element parent, String caption) {
    Element table =
        parent
            .appendElement("div")
            .addClass("scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", caption)
            .appendElement("table");
    table.appendElement("caption").text(caption);
    return table;
  }

  /** Renders a cell with its column's name, for narrow screens that stack the cells. */
  static Element labelled(Element line, String header) {
    return line.appendElement("td").attr("data-label", header);
  }

  private static void cell(Element line, Datum datum, boolean first, String header) {
    Element cell = first ? line.appendElement("th").attr("scope", "row") : labelled(line, header);
    if (datum instanceof Datum.Number number) {
      cell.addClass("number").text(IndexFigures.grouped(number.value()));
    } else {
      cell.text(CellText.visible(datum.text()));
    }
  }
}
