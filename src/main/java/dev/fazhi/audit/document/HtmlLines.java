package dev.fazhi.audit.document;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The text that a reader of an HTML page sees, a line for each paragraph and table cell. */
final class HtmlLines {

  private HtmlLines() {}

  static String text(String html) {
    StringBuilder text = new StringBuilder();
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
            }
            return FilterResult.CONTINUE;
          }

          @Override
          public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
              breakBefore(text, element);
            }
            return FilterResult.CONTINUE;
          }
        });
    return text.toString().strip();
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
    boolean cell = element.normalName().equals("td") || element.normalName().equals("th");
    if ((breaks || cell) && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }
}
