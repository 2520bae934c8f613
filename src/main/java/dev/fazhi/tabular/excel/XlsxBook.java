package dev.fazhi.tabular.excel;

import dev.fazhi.tabular.xml.XmlPart;
import dev.fazhi.tabular.zip.ZipParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook part and its relationships say (ECMA-376 part 1, transitional or strict).
 *
 * @param sheets those with cells, in the order of the tabs
 * @param from1904 whether days are counted from 1904
 * @param strings the part of the shared strings; null when there is none
 * @param styles the part of the styles; null when there is none
 * @param macros whether a macro project is there
 * @param externalLinks whether formulas refer to other files
 */
record XlsxBook(
    List<Sheet> sheets,
    boolean from1904,
    @Nullable String strings,
    @Nullable String styles,
    boolean macros,
    boolean externalLinks) {

  record Sheet(String name, String part, boolean hidden) {}

  record Relationship(String kind, String target) {}

  static XlsxBook read(ZipParts zip, String workbook) throws IOException {
    Map<String, Relationship> related = relationships(zip, workbook);
    List<Sheet> sheets = new ArrayList<>();
    boolean from1904 = false;
    try (XmlPart xml = XmlPart.kept(zip, workbook)) {
      while (xml.child(0)) {
        while (xml.child(1)) {
          if (xml.name().equals("workbookPr")) {
            from1904 = xml.flag("date1904");
          } else if (xml.name().equals("sheets")) {
            while (xml.child(2, "sheet")) {
              addSheet(zip, xml, related, sheets);
            }
          }
        }
      }
    }
    return new XlsxBook(
        List.copyOf(sheets),
        from1904,
        existing(zip, first(related, "sharedStrings")),
        existing(zip, first(related, "styles")),
        first(related, "vbaProject") != null,
        first(related, "externalLink") != null);
  }

  private static void addSheet(
      ZipParts zip, XmlPart xml, Map<String, Relationship> related, List<Sheet> sheets)
      throws IOException {
    String id = xml.relationship("id");
    if ("".equals(id)) {
      // what a module of macros left behind when the workbook was converted: it has no cells
      return;
    }
    Relationship relationship = id == null ? null : related.get(id);
    String name = xml.attribute("name");
    if (relationship == null || name == null) {
      throw zip.reading().corrupt("工作表没有对应的部件");
    }
    if (relationship.kind().equals("worksheet")) {
      String state = xml.attribute("state");
      boolean hidden = state != null && !state.equals("visible");
      sheets.add(new Sheet(name, relationship.target(), hidden));
    }
  }

  /** The first part of that kind; null when there is none. */
  static @Nullable String first(Map<String, Relationship> related, String kind) {
    return related.values().stream()
        .filter(relationship -> relationship.kind().equals(kind))
        .map(Relationship::target)
        .findFirst()
        .orElse(null);
  }

  /** A part that is named but not there is missed by those cells alone that refer to it. */
  private static @Nullable String existing(ZipParts zip, @Nullable String part) {
    return part != null && zip.has(part) ? part : null;
  }

  /** The relationships of a part by id, external ones with an empty target. */
  static Map<String, Relationship> relationships(ZipParts zip, String part) throws IOException {
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    String name = folder + "_rels/" + part.substring(slash + 1) + ".rels";
    Map<String, Relationship> related = new HashMap<>();
    if (!zip.has(name)) {
      return related;
    }
    try (XmlPart xml = XmlPart.kept(zip, name)) {
      while (xml.child(0)) {
        while (xml.child(1, "Relationship")) {
          add(xml, folder, related);
        }
      }
    }
    return related;
  }

  private static void add(XmlPart xml, String folder, Map<String, Relationship> related)
      throws IOException {
    String id = xml.attribute("Id");
    String type = xml.attribute("Type");
    String target = xml.attribute("Target");
    if (id != null && type != null && target != null) {
      boolean external = "External".equals(xml.attribute("TargetMode"));
      String kind = type.substring(type.lastIndexOf('/') + 1);
      related.put(id, new Relationship(kind, external ? "" : resolve(folder, target)));
    }
  }

  private static String resolve(String folder, String target) {
    String path = target.replace('\\', '/');
    List<String> steps = new ArrayList<>();
    for (String step : (path.startsWith("/") ? path : folder + path).split("/")) {
      if (step.equals("..")) {
        if (!steps.isEmpty()) {
          steps.remove(steps.size() - 1);
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }
}
