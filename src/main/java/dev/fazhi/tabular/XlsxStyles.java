package dev.fazhi.tabular;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which cell formats of a workbook show dates. */
final class XlsxStyles {

  private final BitSet dates = new BitSet();

  private XlsxStyles() {}

  static XlsxStyles read(ZipParts zip, @Nullable String part) throws IOException {
    XlsxStyles styles = new XlsxStyles();
    if (part == null) {
      return styles;
    }
    Map<Integer, Boolean> custom = new HashMap<>();
    int style = -1;
    try (XmlPart xml = new XmlPart(zip, part)) {
      for (int event = xml.next(); event != XmlPart.END_OF_PART; event = xml.next()) {
        if (event == XmlPart.END && xml.name().equals("cellXfs")) {
          style = -1;
        } else if (event == XmlPart.START) {
          switch (xml.name()) {
            case "numFmt" -> {
              String code = xml.attribute("formatCode");
              custom.put(id(xml), code != null && NumberFormats.isDate(code));
            }
            case "cellXfs" -> style = 0;
            case "xf" -> {
              if (style >= 0) {
                styles.add(style++, id(xml), custom);
              }
            }
            default -> {
              // fonts, fills and borders say nothing about values
            }
          }
        }
      }
    }
    return styles;
  }

  private void add(int style, int format, Map<Integer, Boolean> custom) {
    Boolean known = custom.get(format);
    dates.set(style, known == null ? NumberFormats.isDate(format) : known);
  }

  private static int id(XmlPart xml) {
    String id = xml.attribute("numFmtId");
    return id == null ? 0 : Integer.parseInt(id.strip());
  }

  boolean isDate(int style) {
    return dates.get(style);
  }
}
