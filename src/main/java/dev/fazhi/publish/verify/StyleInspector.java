package dev.fazhi.publish.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Reads the cell styles of a workbook from {@code xl/styles.xml}. */
record StyleInspector(List<Look> looks) {

  /**
   * A look.
   *
   * @param format of its numbers; empty for the general one
   * @param horizontal alignment; empty for the default
   * @param font its name
   * @param points its size
   * @param text colour as RRGGBB
   * @param ground colour as RRGGBB
   */
  record Look(
      String format, String horizontal, String font, double points, String text, String ground) {}

  private static final String BLACK = "000000";
  private static final String WHITE = "FFFFFF";

  /** The indexed colours that the program uses. */
  private static final Map<String, String> NUMBERED =
      Map.of("8", BLACK, "9", WHITE, "12", "0000FF", "64", BLACK, "65", WHITE);

  /** The built-in number formats that the program uses. */
  private static final Map<String, String> KNOWN_FORMATS = Map.of("3", "#,##0", "4", "#,##0.00");

  static StyleInspector of(Element styles) {
    Map<String, String> formats = new HashMap<>(KNOWN_FORMATS);
    for (Element format : PartInspector.all(styles, "numFmt")) {
      formats.put(format.getAttribute("numFmtId"), format.getAttribute("formatCode"));
    }
    List<Element> fonts = children(styles, "fonts", "font");
    List<Element> fills = children(styles, "fills", "fill");
    List<Look> looks = new ArrayList<>();
    for (Element xf : children(styles, "cellXfs", "xf")) {
      Element font = fonts.get(number(xf, "fontId"));
      List<Element> alignment = PartInspector.all(xf, "alignment");
      looks.add(
          new Look(
              formats.getOrDefault(xf.getAttribute("numFmtId"), ""),
              alignment.isEmpty() ? "" : alignment.get(0).getAttribute("horizontal"),
              value(font, "name"),
              Double.parseDouble(value(font, "sz")),
              color(font, "color", BLACK),
              ground(fills.get(number(xf, "fillId")))));
    }
    return new StyleInspector(looks);
  }

  Look of(InspectedCell cell) {
    return looks.get(cell.look());
  }

  private static List<Element> children(Element styles, String list, String name) {
    List<Element> lists = PartInspector.all(styles, list);
    return lists.isEmpty() ? List.of() : PartInspector.all(lists.get(0), name);
  }

  private static int number(Element element, String attribute) {
    String number = element.getAttribute(attribute);
    return number.isEmpty() ? 0 : Integer.parseInt(number);
  }

  private static String value(Element font, String name) {
    List<Element> found = PartInspector.all(font, name);
    return found.isEmpty() ? "0" : found.get(0).getAttribute("val");
  }

  private static String ground(Element fill) {
    List<Element> pattern = PartInspector.all(fill, "patternFill");
    boolean solid =
        !pattern.isEmpty() && pattern.get(0).getAttribute("patternType").equals("solid");
    return solid ? color(fill, "fgColor", WHITE) : WHITE;
  }

  private static String color(Element owner, String name, String otherwise) {
    List<Element> found = PartInspector.all(owner, name);
    if (found.isEmpty()) {
      return otherwise;
    }
    String rgb = found.get(0).getAttribute("rgb");
    return rgb.length() >= WHITE.length()
        ? rgb.substring(rgb.length() - WHITE.length())
        : NUMBERED.getOrDefault(found.get(0).getAttribute("indexed"), otherwise);
  }
}
