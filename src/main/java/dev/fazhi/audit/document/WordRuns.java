package dev.fazhi.audit.document;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A paragraph of a Word document as runs of text that can be split. */
record WordRuns(Node paragraph) {

  static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  /** All paragraphs in the order of the document: of the body, of table cells, of text boxes. */
  static List<WordRuns> all(Node body) {
    List<Node> found = new ArrayList<>();
    gather(body, "p", true, found);
    return found.stream().map(WordRuns::new).toList();
  }

  /** What a reader sees; a tab and a line break are one character each. */
  String text() {
    StringBuilder text = new StringBuilder();
    runs().forEach(run -> text.append(text(run)));
    return text.toString();
  }

  /** The run that begins at that offset; a run that spans it is split there. */
  Node from(int offset) {
    int at = 0;
    for (Node run : runs()) {
      int length = text(run).length();
      if (at == offset && length > 0) {
        return run;
      } else if (at < offset && offset < at + length) {
        return split(run, offset - at);
      }
      at += length;
    }
    throw new IllegalArgumentException("no run begins at " + offset);
  }

  /** The run that ends at that offset; a run that spans it is split there. */
  Node upTo(int offset) {
    int at = 0;
    for (Node run : runs()) {
      int length = text(run).length();
      if (at < offset && offset <= at + length) {
        if (offset < at + length) {
          split(run, offset - at);
        }
        return run;
      }
      at += length;
    }
    throw new IllegalArgumentException("no run ends at " + offset);
  }

  private List<Node> runs() {
    List<Node> runs = new ArrayList<>();
    gather(paragraph, "r", false, runs);
    return runs;
  }

  /**
   * Elements of that name below the node. Deleted text, the second form of a drawing for older
   * programs and, unless the search goes deep, paragraphs within paragraphs are passed over.
   */
  private static void gather(Node node, String name, boolean deep, List<Node> found) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      boolean wanted = is(child, name);
      if (wanted) {
        found.add(child);
      }
      if ((deep || !wanted) && !isPassedOver(child, deep)) {
        gather(child, name, deep, found);
      }
    }
  }

  private static boolean isPassedOver(Node node, boolean deep) {
    return "Fallback".equals(node.getLocalName())
        || is(node, "del")
        || is(node, "moveFrom")
        || (!deep && is(node, "p"));
  }

  private static boolean is(Node node, String name) {
    return name.equals(node.getLocalName()) && WORD.equals(node.getNamespaceURI());
  }

  private static String text(Node run) {
    StringBuilder text = new StringBuilder();
    for (Node child = run.getFirstChild(); child != null; child = child.getNextSibling()) {
      text.append(piece(child));
    }
    return text.toString();
  }

  private static String piece(Node child) {
    if (!WORD.equals(child.getNamespaceURI())) {
      return "";
    }
    return switch (child.getLocalName()) {
      case "t" -> content(child);
      case "tab" -> "\t";
      case "br", "cr" -> "\n";
      case "noBreakHyphen" -> "-";
      default -> "";
    };
  }

  private static String content(Node text) {
    StringBuilder content = new StringBuilder();
    for (Node child = text.getFirstChild(); child != null; child = child.getNextSibling()) {
      String value = child.getNodeValue();
      content.append(value == null ? "" : value);
    }
    return content.toString();
  }

  /** Splits a run; the run keeps the text before the offset, the new one after it has the rest. */
  private static Node split(Node run, int offset) {
    Node rest = run.getParentNode().insertBefore(run.cloneNode(true), run.getNextSibling());
    keep(run, 0, offset, true);
    keep(rest, offset, Integer.MAX_VALUE, false);
    return rest;
  }

  private static void keep(Node run, int from, int to, boolean others) {
    int at = 0;
    Node next;
    for (Node child = run.getFirstChild(); child != null; child = next) {
      next = child.getNextSibling();
      String piece = piece(child);
      int start = Math.max(from, at) - at;
      int end = Math.min(to, at + piece.length()) - at;
      at += piece.length();
      if (is(child, "rPr")) {
        continue;
      }
      if (piece.isEmpty() ? !others : start >= end) {
        run.removeChild(child);
      } else if (is(child, "t")) {
        replace((Element) child, piece.substring(start, end));
      }
    }
  }

  private static void replace(Element text, String content) {
    while (text.getFirstChild() != null) {
      text.removeChild(text.getFirstChild());
    }
    text.appendChild(text.getOwnerDocument().createTextNode(content));
    text.setAttributeNS(XML, "xml:space", "preserve");
  }
}
