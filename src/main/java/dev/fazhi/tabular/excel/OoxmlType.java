package dev.fazhi.tabular.excel;

import dev.fazhi.tabular.row.ExceptionTranslator;
import dev.fazhi.tabular.xml.XmlPart;
import dev.fazhi.tabular.zip.ZipParts;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a ZIP file really is, by its content types (ECMA-376 part 2) rather than its name. */
final class OoxmlType {

  private static final String CONTENT_TYPES = "[content_types].xml";

  /** Stands before an extension, so that it is the name of no part. */
  private static final String ANY = "*.";

  private OoxmlType() {}

  /** The main part of a workbook in XML. */
  record Main(String part, boolean macros) {}

  static Main main(ZipParts zip) throws IOException {
    if (!zip.has(CONTENT_TYPES)) {
      throw ExceptionTranslator.otherType(zip.reading(), otherZip(zip));
    }
    String part = XlsxBook.first(XlsxBook.relationships(zip, ""), "officeDocument");
    if (part == null) {
      throw zip.reading().corrupt("找不到工作簿部件");
    }
    String type = contentType(zip, part).toLowerCase(Locale.ROOT);
    if (type.contains("sheet.binary")) {
      throw ExceptionTranslator.otherType(zip.reading(), "二进制工作簿（.xlsb）");
    }
    if (type.contains("wordprocessingml") || type.contains("ms-word")) {
      throw ExceptionTranslator.otherType(zip.reading(), "Word 文档");
    }
    if (type.contains("presentationml") || type.contains("ms-powerpoint")) {
      throw ExceptionTranslator.otherType(zip.reading(), "PowerPoint 演示文稿");
    }
    if (!type.endsWith("main+xml") || !(type.contains("sheet") || type.contains("template"))) {
      throw ExceptionTranslator.otherType(zip.reading(), "另一种 Office 文件");
    }
    return new Main(part, type.contains("macroenabled"));
  }

  private static String contentType(ZipParts zip, String part) throws IOException {
    Map<String, String> types = new HashMap<>();
    try (XmlPart xml = XmlPart.kept(zip, CONTENT_TYPES)) {
      while (xml.child(0)) {
        while (xml.child(1)) {
          String of =
              xml.name().equals("Override")
                  ? xml.attribute("PartName")
                  : ANY + xml.attribute("Extension");
          String type = xml.attribute("ContentType");
          if (of != null && type != null) {
            types.put(ZipParts.normal(of), type);
          }
        }
      }
    }
    String extension = part.substring(part.lastIndexOf('.') + 1);
    String otherwise = types.getOrDefault(ZipParts.normal(ANY + extension), "");
    return types.getOrDefault(ZipParts.normal(part), otherwise);
  }

  private static String otherZip(ZipParts zip) {
    return zip.has("mimetype") && zip.has("content.xml") ? "ODF 文档（.ods 等）" : "ZIP 压缩包";
  }
}
