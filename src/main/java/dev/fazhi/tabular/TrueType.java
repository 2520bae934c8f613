package dev.fazhi.tabular;

import dev.fazhi.tabular.row.ExceptionTranslator;
import dev.fazhi.tabular.row.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The type of a file by its first bytes, never by its name. */
enum TrueType {
  ZIP,
  OLE2,
  HTML,
  XML_2003,
  TEXT;

  private static final int SAMPLE = 8192;

  static TrueType of(Path path, Reading reading) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(SAMPLE);
    }
    if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      return OLE2;
    }
    refuseOtherBinary(head, reading);
    return ofText(head, reading);
  }

  private static void refuseOtherBinary(byte[] head, Reading reading) throws IOException {
    String type = "";
    if (starts(head, '%', 'P', 'D', 'F')) {
      type = "PDF 文档";
    } else if (starts(head, 'R', 'a', 'r', '!')) {
      type = "RAR 压缩包";
    } else if (starts(head, '7', 'z', 0xBC, 0xAF)) {
      type = "7z 压缩包";
    } else if (starts(head, 0x1F, 0x8B)) {
      type = "gzip 压缩包";
    } else if (starts(head, 0x89, 'P', 'N', 'G') || starts(head, 0xFF, 0xD8, 0xFF)) {
      type = "图片";
    } else if (starts(head, '{', '\\', 'r', 't', 'f')) {
      type = "RTF 文档";
    } else if (starts(head, 9, 0) || starts(head, 9, 2) || starts(head, 9, 4)) {
      type = "Excel 4.0 或更早的工作表";
    } else if (starts(head, 9, 8)) {
      type = "Excel 5.0/95 工作表";
    }
    if (!type.isEmpty()) {
      throw ExceptionTranslator.otherType(reading, type);
    }
  }

  private static TrueType ofText(byte[] head, Reading reading) throws IOException {
    // markup is ASCII, so NULs of UTF-16 and bytes of any other encoding may be looked over
    String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
    String start = text.replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)?\\s*", "");
    String lower = start.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mime-version:")) {
      throw ExceptionTranslator.otherType(reading, "单个文件网页（.mht）");
    }
    if (!lower.startsWith("<")) {
      return TEXT;
    }
    if (lower.contains("<workbook") && lower.contains("office:spreadsheet")) {
      return XML_2003;
    }
    if (lower.contains("<html") || lower.contains("<table") || lower.contains("<!doctype html")) {
      return HTML;
    }
    if (lower.startsWith("<?xml")) {
      throw ExceptionTranslator.otherType(reading, "XML 文件");
    }
    return TEXT;
  }

  private static boolean starts(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
