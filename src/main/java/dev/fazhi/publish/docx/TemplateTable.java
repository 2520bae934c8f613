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
record TemplateTable(Element paragraph) {

  /** The width of the text in fiftieths of a percent. */
  private static final String FULL_WIDTH = "5000";

  /**
   * Of A4 upright, in twentieths of a point; without widths a header over several columns is lost.
   */
  private static final int TEXT_WIDTH = 9_000;

  private static final String HAIRLINE = "4";

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
    Element table = element("tbl", properties());
    Element columns = element("tblGrid");
    int parts = grid.columns().stream().mapToInt(TemplateTable::part).sum();
    for (Column column : grid.columns()) {
      int width = TEXT_WIDTH * part(column) / parts;
      columns.appendChild(valued("gridCol", "w", Integer.toString(width)));
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
    Element borders = element("tblBorders");
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      borders.appendChild(valued(side, "val", "single", "sz", HAIRLINE));
    }
    return element("tblPr", valued("tblW", "w", FULL_WIDTH, "type", "pct"), borders);
  }

  /** A row of headers, in which those that reach over several columns or rows are merged. */
  private Element header(Headers headers, int row, int columns) {
    Element line = element("tr", element("trPr", element("tblHeader")));
    for (int column = 0; column < columns; ) {
      Headers.Cell header = headers.at(row, column);
      boolean begins = header.row() == row;
      Element properties = element("tcPr");
      if (header.columns() > 1) {
        properties.appendChild(valued("gridSpan", "val", Integer.toString(header.columns())));
      }
      if (header.rows() > 1) {
        properties.appendChild(valued("vMerge", "val", begins ? "restart" : "continue"));
      }
      properties.appendChild(valued("vAlign", "val", "center"));
      line.appendChild(element("tc", properties, paragraph(begins ? header.text() : "", "center")));
      column += header.columns();
    }
    return line;
  }

  private Element row(List<String> texts, List<Column> columns) {
    Element row = element("tr");
    for (int column = 0; column < texts.size(); column++) {
      boolean number = columns.get(column).isNumeric();
      row.appendChild(element("tc", paragraph(texts.get(column), number ? "right" : "center")));
    }
    return row;
  }

  /** A paragraph whose characters look as those of the name in braces did. */
  private Element paragraph(String text, String alignment) {
    Element run = element("r");
    Element look = first(paragraph, "rPr");
    if (look != null) {
      run.appendChild(look.cloneNode(true));
    }
    Element words = element("t");
    TemplateText.set(words, CellText.visible(text));
    run.appendChild(words);
    return element("p", element("pPr", valued("jc", "val", alignment)), run);
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

  private Element element(String name, Element... children) {
    String word = paragraph.getNamespaceURI();
    Element element = paragraph.getOwnerDocument().createElementNS(word, "w:" + name);
    for (Element child : children) {
      element.appendChild(child);
    }
    return element;
  }

  /** An element with attributes, each a name and its value. */
  private Element valued(String name, String... attributes) {
    Element element = element(name);
    for (int i = 0; i < attributes.length; i += 2) {
      element.setAttributeNS(paragraph.getNamespaceURI(), "w:" + attributes[i], attributes[i + 1]);
    }
    return element;
  }
}
