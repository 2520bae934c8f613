package dev.fazhi.faults.input;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Workbooks of the newer kind taken apart and put together again. */
final class Packages {

  static final String SHEET = "xl/worksheets/sheet1.xml";

  private Packages() {}

  static String doctype(String xml, String entity) {
    int end = xml.indexOf("?>") + 2;
    return xml.substring(0, end)
        + "<!DOCTYPE worksheet [<!ENTITY e "
        + entity
        + ">]>"
        + xml.substring(end).replace("<v>1.0</v>", "<v>&e;</v>");
  }

  static String padded(String xml, int characters) {
    return xml.replace("</sheetData>", "<!--" + " ".repeat(characters) + "--></sheetData>");
  }

  static String nested(String xml, int depth) {
    return xml.replace("</sheetData>", "<a>".repeat(depth) + "</a>".repeat(depth) + "</sheetData>");
  }

  interface Edit {
    @org.jspecify.annotations.Nullable
    String of(String xml);
  }

  /** One part changed, or gone where null comes of it. */
  static byte[] edit(byte[] zip, String part, Edit edit) throws IOException {
    Map<String, byte[]> parts = unzip(zip);
    String changed =
        edit.of(new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8));
    if (changed == null) {
      parts.remove(part);
    } else {
      parts.put(part, changed.getBytes(StandardCharsets.UTF_8));
    }
    return zip(parts);
  }

  static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    }
    return parts;
  }

  static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** A second entry is given the name of the sheet. */
  static byte[] doubled(byte[] plain) throws IOException {
    Map<String, byte[]> parts = unzip(plain);
    String other = SHEET.replace('1', '9');
    parts.put(other, parts.getOrDefault(SHEET, new byte[0]));
    String latin = new String(zip(parts), StandardCharsets.ISO_8859_1);
    return latin.replace(other, SHEET).getBytes(StandardCharsets.ISO_8859_1);
  }
}
