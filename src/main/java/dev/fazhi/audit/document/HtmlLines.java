package dev.fazhi.audit.document;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The text that a reader of an HTML page sees, a line for each paragraph and table cell. */
final class HtmlLines {

  private HtmlLines() {}

  static PageText read(String html) {
    StringBuilder text = new StringBuilder();
    Map<Element, DocumentTable.Cell> cells = new IdentityHashMap<>();
    Element body = Jsoup.parse(html).body();
    body.filter(
        new NodeFilter() {
          @Override
          public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
              append(text, words);
            } else if (node instanceof Element element) {
              if (isUnseen(element)) {
                return FilterResult.SKIP_ENTIRELY;
              }
              breakBefore(text, element);
              if (isCell(element)) {
                cells.put(element, new DocumentTable.Cell(text.length(), text.length()));
              }
            }
            return FilterResult.CONTINUE;
          }

          @Override
          public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
              cells.computeIfPresent(
                  element, (cell, begun) -> new DocumentTable.Cell(begun.start(), text.length()));
              breakBefore(text, element);
            }
            return FilterResult.CONTINUE;
          }
        });
    // empty cells at the end lie beyond what is left of the text
    String stripped = text.toString().stripTrailing();
    cells.replaceAll((element, cell) -> clipped(cell, stripped.length()));
    List<DocumentTable> tables = new ArrayList<>();
    body.select("table").forEach(table -> tables.add(table(table, cells)));
    return new PageText(stripped, List.copyOf(tables));
  }

  private static DocumentTable.Cell clipped(DocumentTable.Cell cell, int length) {
    return new DocumentTable.Cell(Math.min(cell.start(), length), Math.min(cell.end(), length));
  }

  private static DocumentTable table(Element table, Map<Element, DocumentTable.Cell> cells) {
    TableBuilder grid = new TableBuilder();
    for (Element row : table.select("tr")) {
      if (table.equals(row.closest("table"))) {
        grid.row();
        for (Element child : row.children()) {
          DocumentTable.Cell cell = cells.get(child);
          if (cell != null) {
            grid.cell(cell, span(child, "colspan"), span(child, "rowspan"));
          }
        }
      }
    }
    return grid.table();
  }

  private static int span(Element cell, String name) {
    String span = cell.attr(name);
    return span.matches("\\d{1,3}") ? Integer.parseInt(span) : 1;
  }

  private static boolean isCell(Element element) {
    return element.normalName().equals("td") || element.normalName().equals("th");
  }

  private static boolean isUnseen(Element element) {
    String style = element.attr("style").replace(" ", "");
    return switch (element.normalName()) {
      case "script", "style", "noscript", "template", "head", "textarea", "select", "svg" -> true;
      default -> element.hasAttr("hidden") || style.contains("display:none");
    };
  }

  private static void append(StringBuilder text, TextNode words) {
    Element parent = words.parent();
    boolean kept = parent != null && parent.closest("pre") != null;
    String whole = words.getWholeText();
    String plain = kept ? whole : whole.replaceAll("[\\s\\u00A0]+", " ");
    boolean atStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    text.append(atStart ? plain.stripLeading() : plain);
  }

  private static void breakBefore(StringBuilder text, Element element) {
    boolean breaks = element.isBlock() || element.normalName().equals("br");
    if ((breaks || isCell(element)) && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }
}
