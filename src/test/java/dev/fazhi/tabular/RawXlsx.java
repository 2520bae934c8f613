package dev.fazhi.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written part by part, so that a test can say exactly what stands in it. */
final class RawXlsx {

  private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private final Map<String, String> parts = new LinkedHashMap<>();

  RawXlsx() {
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
            + "<Default Extension='xml' ContentType='application/xml'/>"
            + "<Override PartName='/xl/workbook.xml' ContentType='application/"
            + "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>");
    parts.put("_rels/.rels", relations(relation("a", "officeDocument", "xl/workbook.xml")));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        relations(
            relation("s1", "worksheet", "worksheets/sheet1.xml")
                + relation("ss", "sharedStrings", "/xl/sharedStrings.xml")
                + relation("st", "styles", "styles.xml")));
    workbook("");
    sharedStrings("");
    styles("", "<xf numFmtId='0'/>");
    sheetData("");
  }

  static String relation(String id, String kind, String target) {
    return "<Relationship Id='%s' Type='%srelationships/%s' Target='%s'/>"
        .formatted(id, RELATIONS, kind, target);
  }

  static String relations(String inner) {
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + inner
        + "</Relationships>";
  }

  RawXlsx workbook(String properties) {
    return part(
        "xl/workbook.xml",
        "<workbook xmlns='%s' xmlns:r='%srelationships'>%s".formatted(MAIN, RELATIONS, properties)
            + "<sheets><sheet name='台账' sheetId='1' r:id='s1'/></sheets></workbook>");
  }

  RawXlsx sharedStrings(String items) {
    return part("xl/sharedStrings.xml", "<sst xmlns='%s'>%s</sst>".formatted(MAIN, items));
  }

  RawXlsx styles(String formats, String xfs) {
    return part(
        "xl/styles.xml",
        "<styleSheet xmlns='%s'><numFmts>%s</numFmts>".formatted(MAIN, formats)
            + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>"
            + xfs
            + "</cellXfs></styleSheet>");
  }

  RawXlsx sheetData(String rows) {
    return sheet("<sheetData>" + rows + "</sheetData>");
  }

  RawXlsx sheet(String inner) {
    return part(
        "xl/worksheets/sheet1.xml", "<worksheet xmlns='%s'>%s</worksheet>".formatted(MAIN, inner));
  }

  RawXlsx part(String name, String content) {
    parts.put(name, content);
    return this;
  }

  RawXlsx without(String name) {
    parts.remove(name);
    return this;
  }

  List<String> names() {
    return List.copyOf(parts.keySet());
  }

  String part(String name) {
    return parts.getOrDefault(name, "");
  }

  Path write(Path folder) {
    return write(folder, "台账.xlsx");
  }

  Path write(Path folder, String name) {
    return write(folder, name, StandardCharsets.UTF_8);
  }

  Path write(Path folder, String name, Charset charset) {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(charset));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
