package dev.fazhi.publish.verify;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * Verifies a workbook's package as spreadsheet programs require it (ECMA-376, and what Excel
 * repairs beyond it): unique names and ids, existing parts, no active content, no external
 * references but links.
 */
record PackageCheck(XlsxInspector book) {

  private static final int MOST_TAB_NAME = 31;
  private static final Pattern NOT_IN_TAB_NAME = Pattern.compile("[\\[\\]:*?/\\\\]|^'|'$");
  private static final Pattern RUNS =
      Pattern.compile(".*(vbaProject|activeX|externalLinks|embeddings|oleObject|connections).*");
  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  void check(List<String> faults) throws IOException {
    tabs(faults);
    parts(faults);
    tables(faults);
    names(faults);
  }

  private void tabs(List<String> faults) {
    Set<String> seen = new HashSet<>();
    for (XlsxInspector.Tab tab : book.tabs()) {
      String name = tab.name();
      if (name.isBlank() || name.length() > MOST_TAB_NAME || NOT_IN_TAB_NAME.matcher(name).find()) {
        faults.add("工作表名“" + name + "”不合规：最多 " + MOST_TAB_NAME + " 个字，不含 [ ] : * ? / \\");
      }
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        faults.add("工作表名“" + name + "”用了两次");
      }
    }
  }

  private void parts(List<String> faults) throws IOException {
    TreeSet<String> names = book.parts().names();
    for (String part : names) {
      if (RUNS.matcher(part).matches()) {
        faults.add("工作簿含有宏、控件或别的文件：" + part);
      }
      if (part.endsWith(".rels")) {
        continue;
      }
      for (PartInspector.Relation relation : book.parts().relations(part).values()) {
        boolean link = relation.type().equals("hyperlink");
        if (relation.outside() && !(link && LINK.matcher(relation.target()).matches())) {
          faults.add(part + "：链接到别的文件“" + relation.target() + "”");
        } else if (!relation.outside() && !names.contains(relation.target())) {
          faults.add(part + "：缺少 " + relation.target());
        }
      }
      if (part.contains("/drawings/") && part.endsWith(".xml")) {
        once(part, "图", book.parts().tree(part), "cNvPr", "id", faults);
      }
    }
    for (Element type : PartInspector.all(book.parts().tree("[Content_Types].xml"), "Override")) {
      if (type.getAttribute("ContentType").contains("macroEnabled")) {
        faults.add("工作簿含有宏");
      }
      if (!names.contains(type.getAttribute("PartName").substring(1))) {
        faults.add("[Content_Types].xml：缺少 " + type.getAttribute("PartName"));
      }
    }
  }

  private void tables(List<String> faults) throws IOException {
    Set<String> seen = new HashSet<>();
    for (String part : book.parts().names()) {
      if (!part.startsWith("xl/tables/") || !part.endsWith(".xml")) {
        continue;
      }
      Element table = book.parts().tree(part);
      String name = table.getAttribute("displayName");
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        faults.add("表格对象的名称“" + name + "”用了两次");
      }
      if (!seen.add("id " + table.getAttribute("id"))) {
        faults.add("表格对象“" + name + "”的编号 " + table.getAttribute("id") + " 用了两次");
      }
      once(name, "列", table, "tableColumn", "id", faults);
      once(name, "列", table, "tableColumn", "name", faults);
    }
  }

  /** Verifies that named ranges refer to existing sheets. */
  private void names(List<String> faults) {
    for (Element name : PartInspector.all(book.workbook(), "definedName")) {
      String sheet = name.getAttribute("localSheetId");
      boolean there = sheet.isEmpty() || Integer.parseInt(sheet) < book.tabs().size();
      if (!there || name.getTextContent().contains("#REF!")) {
        faults.add("名称“" + name.getAttribute("name") + "”没有去处：" + name.getTextContent());
      }
    }
  }

  private static void once(
      String where,
      String what,
      Element root,
      String element,
      String attribute,
      List<String> faults) {
    Set<String> seen = new HashSet<>();
    for (Element each : PartInspector.all(root, element)) {
      String value = each.getAttribute(attribute).toLowerCase(Locale.ROOT);
      if (value.isEmpty() || !seen.add(value)) {
        faults.add(where + "：" + what + "的 " + attribute + "“" + value + "”是空的或用了两次");
      }
    }
  }
}
