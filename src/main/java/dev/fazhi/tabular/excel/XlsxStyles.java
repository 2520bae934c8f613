package dev.fazhi.tabular.excel;

import dev.fazhi.tabular.row.NumberFormat;
import dev.fazhi.tabular.xml.XmlPart;
import dev.fazhi.tabular.zip.ZipParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the cell formats of a workbook show numbers (ECMA-376 part 1, 18.8). */
final class XlsxStyles {

  private final List<NumberFormat> formats = new ArrayList<>();
  private final BitSet struckFonts = new BitSet();
  private final BitSet struck = new BitSet();

  private XlsxStyles() {}

  static XlsxStyles read(ZipParts zip, @Nullable String part) throws IOException {
    XlsxStyles styles = new XlsxStyles();
    if (part == null) {
      return styles;
    }
    Map<Integer, NumberFormat> custom = new HashMap<>();
    try (XmlPart xml = XmlPart.kept(zip, part)) {
      while (xml.child(0)) {
        while (xml.child(1)) {
          if (xml.name().equals("numFmts")) {
            while (xml.child(2, "numFmt")) {
              String code = xml.attribute("formatCode");
              custom.put(xml.number("numFmtId", 0), NumberFormat.of(code == null ? "" : code));
            }
          } else if (xml.name().equals("fonts")) {
            styles.fonts(xml);
          } else if (xml.name().equals("cellXfs")) {
            while (xml.child(2, "xf")) {
              styles.struck.set(
                  styles.formats.size(), styles.struckFonts.get(xml.number("fontId", 0)));
              int id = xml.number("numFmtId", 0);
              NumberFormat known = custom.get(id);
              styles.formats.add(known == null ? NumberFormat.builtin(id) : known);
            }
          }
        }
      }
    }
    return styles;
  }

  private void fonts(XmlPart xml) throws IOException {
    for (int font = 0; xml.child(2, "font"); font++) {
      while (xml.child(3)) {
        if (xml.name().equals("strike")) {
          struckFonts.set(font, xml.attribute("val") == null || xml.flag("val"));
        }
      }
    }
  }

  /** Whether what cells of that style show is struck out. */
  boolean isStruck(int style) {
    return style >= 0 && struck.get(style);
  }

  NumberFormat format(int style) {
    return style >= 0 && style < formats.size() ? formats.get(style) : NumberFormat.GENERAL;
  }
}
