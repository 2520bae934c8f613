package dev.fazhi.publish.docx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The text of one paragraph, which lies in pieces over its runs. */
final class TemplateText {

  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final Pattern NAME = Pattern.compile("\\{[^{}]*}");

  private final Element paragraph;
  private final List<Element> pieces = new ArrayList<>();

  /**
   * What takes the place of a name.
   *
   * @param run is told the run that holds it then
   */
  record Change(String text, Consumer<Element> run) {
    Change(String text) {
      this(text, run -> {});
    }
  }

  private TemplateText(Element paragraph) {
    this.paragraph = paragraph;
    gather(paragraph);
  }

  /** The texts of a paragraph or row and of the paragraphs within it, such as text boxes. */
  static List<TemplateText> within(Element top) {
    List<TemplateText> texts = new ArrayList<>();
    paragraphs(top, texts);
    return texts;
  }

  static boolean is(Node node, String name) {
    return node instanceof Element
        && WORD.equals(node.getNamespaceURI())
        && name.equals(node.getLocalName());
  }

  private static void paragraphs(Node node, List<TemplateText> texts) {
    if (is(node, "p")) {
      texts.add(new TemplateText((Element) node));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      paragraphs(child, texts);
    }
  }

  private void gather(Node node) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (is(child, "t")) {
        pieces.add((Element) child);
      } else if (!is(child, "p")) {
        gather(child);
      }
    }
  }

  Element paragraph() {
    return paragraph;
  }

  String written() {
    return pieces.stream().map(TemplateText::text).collect(Collectors.joining());
  }

  /** Replaces each name in braces, from the last to the first, so that places stay right. */
  void replaceAll(Function<String, Change> change) {
    Matcher name = NAME.matcher(written());
    List<int[]> places = new ArrayList<>();
    while (name.find()) {
      places.add(new int[] {name.start(), name.end()});
    }
    String all = written();
    for (int i = places.size() - 1; i >= 0; i--) {
      int[] place = places.get(i);
      Change made = change.apply(all.substring(place[0], place[1]));
      made.run().accept(replace(place[0], place[1], made.text()));
    }
  }

  /** Replaces characters by a text, which stands in the run of the first; gives that run. */
  private Element replace(int from, int to, String text) {
    Element first = pieces.get(0);
    int at = 0;
    for (Element piece : pieces) {
      String old = text(piece);
      int begin = Math.max(0, from - at);
      int end = Math.min(old.length(), to - at);
      if (begin < old.length() && end > 0 && begin < end) {
        boolean holds = from >= at;
        set(piece, old.substring(0, begin) + (holds ? text : "") + old.substring(end));
        first = holds ? piece : first;
      }
      at += old.length();
    }
    return (Element) first.getParentNode();
  }

  // the library's tree has no text content of elements, which came with a later level of DOM
  private static String text(Element piece) {
    StringBuilder text = new StringBuilder();
    for (Node child = piece.getFirstChild(); child != null; child = child.getNextSibling()) {
      text.append(child.getNodeValue());
    }
    return text.toString();
  }

  /** Writes the text of a piece. */
  static void set(Element piece, String text) {
    while (piece.getFirstChild() != null) {
      piece.removeChild(piece.getFirstChild());
    }
    piece.appendChild(piece.getOwnerDocument().createTextNode(text));
    piece.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
  }
}
