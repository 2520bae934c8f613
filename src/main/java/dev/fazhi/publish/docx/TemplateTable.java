package dev.fazhi.publish.docx;

import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Headers;
import dev.fazhi.publish.template.TemplateFill;
import dev.fazhi.publish.text.CellText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Writes a published table in the place of a paragraph, in the style of its text. */
final class TemplateTable {

  /** The width of the text in fiftieths of a percent. */
  private static final String FULL_WIDTH = "5000";

  /**
   * Of A4 upright, in twentieths of a point; without widths a header over several columns is lost.
   */
  private static final int TEXT_WIDTH = 9_000;

  private static final String HAIRLINE = "4";

  private final Element paragraph;

  private TemplateTable(Element paragraph) {
    this.paragraph = paragraph;
  }

  /** Puts the table before the paragraph, which stays and is empty then; a dash for none. */
  static void put(TemplateText text, @Nullable Grid grid) {
    if (grid == null) {
      text.replaceAll(name -> new TemplateText.Change(TemplateFill.NONE));
      return;
    }
    text.replaceAll(name -> new TemplateText.Change(""));
    new TemplateTable(text.paragraph()).write(grid);
  }

  private void write(Grid grid) {
    Element table = element("tbl");
    table.appendChild(properties());
    Element columns = element("tblGrid");
    int parts = grid.columns().stream().mapToInt(TemplateTable::part).sum();
    for (Column column : grid.columns()) {
      Element each = element("gridCol");
      attribute(each, "w", Integer.toString(TEXT_WIDTH * part(column) / parts));
      columns.appendChild(each);
    }
    table.appendChild(columns);
    Headers headers = Headers.of(grid.columns());
    for (int row = 0; row < headers.rows(); row++) {
      table.appendChild(header(headers, row, grid.columns().size()));
    }
    for (List<Datum> row : grid.rows()) {
      List<String> texts = row.stream().map(TemplateTable::shown).toList();
      table.appendChild(row(texts, grid.columns()));
    }
    paragraph.getParentNode().insertBefore(table, paragraph);
  }

  /** How much of the width it takes: words need more than numbers. */
  private static int part(Column column) {
    return column.isNumeric() ? 2 : 3;
  }

  private Element properties() {
    Element properties = element("tblPr");
    Element width = element("tblW");
    attribute(width, "w", FULL_WIDTH);
    attribute(width, "type", "pct");
    properties.appendChild(width);
    Element borders = element("tblBorders");
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      Element line = element(side);
      attribute(line, "val", "single");
      attribute(line, "sz", HAIRLINE);
      borders.appendChild(line);
    }
    properties.appendChild(borders);
    return properties;
  }

  /** A row of headers, in which those that reach over several columns or rows are merged. */
  private Element header(Headers headers, int row, int columns) {
    Element line = element("tr");
    Element repeated = element("trPr");
    repeated.appendChild(element("tblHeader"));
    line.appendChild(repeated);
    for (int column = 0; column < columns; ) {
      Headers.Cell header = headers.at(row, column);
      Element cell = element("tc");
      Element properties = element("tcPr");
      if (header.columns() > 1) {
        Element span = element("gridSpan");
        attribute(span, "val", Integer.toString(header.columns()));
        properties.appendChild(span);
      }
      if (header.rows() > 1) {
        Element merge = element("vMerge");
        attribute(merge, "val", header.row() == row ? "restart" : "continue");
        properties.appendChild(merge);
      }
      Element middle = element("vAlign");
      attribute(middle, "val", "center");
      properties.appendChild(middle);
      cell.appendChild(properties);
      cell.appendChild(paragraph(header.row() == row ? header.text() : "", "center"));
      line.appendChild(cell);
      column += header.columns();
    }
    return line;
  }

  private Element row(List<String> texts, List<Column> columns) {
    Element row = element("tr");
    for (int column = 0; column < texts.size(); column++) {
      Element cell = element("tc");
      boolean number = columns.get(column).isNumeric();
      cell.appendChild(paragraph(texts.get(column), number ? "right" : "center"));
      row.appendChild(cell);
    }
    return row;
  }

  /** A paragraph whose characters look as those of the name in braces did. */
  private Element paragraph(String text, String alignment) {
    Element written = element("p");
    Element properties = element("pPr");
    Element aligned = element("jc");
    attribute(aligned, "val", alignment);
    properties.appendChild(aligned);
    written.appendChild(properties);
    Element run = element("r");
    Element look = first(paragraph, "rPr");
    if (look != null) {
      run.appendChild(look.cloneNode(true));
    }
    Element words = element("t");
    TemplateText.set(words, CellText.visible(text));
    run.appendChild(words);
    written.appendChild(run);
    return written;
  }

  private static @Nullable Element first(Element top, String name) {
    for (var child = top.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (TemplateText.is(child, "r")) {
        for (var each = child.getFirstChild(); each != null; each = each.getNextSibling()) {
          if (TemplateText.is(each, name)) {
            return (Element) each;
          }
        }
      }
    }
    return null;
  }

  private static String shown(Datum datum) {
    if (datum instanceof Datum.Number number) {
      return String.format(Locale.ROOT, "%,." + number.decimals() + "f", number.value());
    }
    return datum instanceof Datum.Missing ? TemplateFill.NONE : datum.text();
  }

  private Element element(String name) {
    return paragraph.getOwnerDocument().createElementNS(paragraph.getNamespaceURI(), "w:" + name);
  }

  private void attribute(Element element, String name, String value) {
    element.setAttributeNS(paragraph.getNamespaceURI(), "w:" + name, value);
  }
}
