package dev.fazhi.audit.document;

import dev.fazhi.audit.document.DocumentTable.Cell;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The tables of a Word document by the offsets of their cells in its text. */
final class WordTables {

  private final Map<Node, Cell> places = new IdentityHashMap<>();
  private final List<DocumentTable> tables = new ArrayList<>();

  private WordTables(List<WordRuns> paragraphs, List<String> lines) {
    int start = 0;
    for (int i = 0; i < lines.size(); i++) {
      int end = start + lines.get(i).length();
      places.put(paragraphs.get(i).paragraph(), new Cell(start, end));
      start = end + 1;
    }
  }

  /** Its lines are those of the paragraphs, in their order. */
  static List<DocumentTable> of(Node body, List<WordRuns> paragraphs, List<String> lines) {
    WordTables tables = new WordTables(paragraphs, lines);
    tables.gather(body);
    return List.copyOf(tables.tables);
  }

  private void gather(Node node) {
    for (Node child : children(node)) {
      if (is(child, "tbl")) {
        tables.add(table(child));
      }
      gather(child);
    }
  }

  private DocumentTable table(Node table) {
    TableBuilder grid = new TableBuilder();
    for (Node row : children(table)) {
      if (is(row, "tr")) {
        grid.row();
        for (Node cell : children(row)) {
          if (is(cell, "tc")) {
            grid.cell(place(cell), columns(cell), 1);
          }
        }
      }
    }
    return grid.table();
  }

  private Cell place(Node cell) {
    int start = -1;
    int end = 0;
    for (Node child : children(cell)) {
      Cell place = places.get(child);
      if (place != null) {
        start = start < 0 ? place.start() : start;
        end = place.end();
      }
    }
    return new Cell(Math.max(0, start), end);
  }

  private static int columns(Node cell) {
    for (Node properties : children(cell)) {
      if (is(properties, "tcPr")) {
        for (Node span : children(properties)) {
          if (is(span, "gridSpan")) {
            String value = ((Element) span).getAttributeNS(WordRuns.WORD, "val");
            return value.matches("\\d{1,3}") ? Integer.parseInt(value) : 1;
          }
        }
      }
    }
    return 1;
  }

  private static List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      children.add(child);
    }
    return children;
  }

  private static boolean is(Node node, String name) {
    return name.equals(node.getLocalName()) && WordRuns.WORD.equals(node.getNamespaceURI());
  }
}
