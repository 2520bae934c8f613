package dev.fazhi.audit.arithmetic;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What a file of the corpus says: itself, or the document that a {@code .docx} has within. */
final class Packed {

  private static final String DOCUMENT = "word/document.xml";

  private Packed() {}

  static String content(Path path) throws IOException {
    if (!isPacked(path)) {
      return Files.readString(path);
    }
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(path))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(DOCUMENT)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new IOException("no document in " + path);
  }

  /** The bytes of the same file that says something else. */
  static byte[] with(Path path, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    if (!isPacked(path)) {
      return bytes;
    }
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    try (ZipInputStream zip =
            new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(path)));
        ZipOutputStream out = new ZipOutputStream(copy)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(entry.getName().equals(DOCUMENT) ? bytes : zip.readAllBytes());
        out.closeEntry();
      }
    }
    return copy.toByteArray();
  }

  private static boolean isPacked(Path path) {
    return path.toString().endsWith(".docx");
  }
}
