package dev.fazhi.faults;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The bytes of everything that was written, to be searched. */
final class Written {

  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          Charset.forName("GB18030"));

  private Written() {}

  /** Of every file below a folder, by its path, and of what is packed in them. */
  static Map<String, byte[]> below(Path folder) throws IOException {
    Map<String, byte[]> written = new TreeMap<>();
    for (Path file : Folders.files(folder)) {
      unfold(folder.relativize(file).toString(), Files.readAllBytes(file), written);
    }
    return written;
  }

  /** The bytes of a file, and of what is packed in it. */
  static void unfold(String name, byte[] bytes, Map<String, byte[]> into) throws IOException {
    into.put(name, bytes);
    if (bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K') {
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          unfold(name + "!" + entry.getName(), zip.readAllBytes(), into);
        }
      }
    } else if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
      try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        unfold(name + "!", packed.readAllBytes(), into);
      }
    }
  }

  /** Where that text stands, in whatever charset. */
  static List<String> places(Map<String, byte[]> written, String text) {
    return written.entrySet().stream()
        .filter(file -> holds(file.getValue(), text))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean holds(byte[] bytes, String text) {
    // every byte as a character, so that nothing is lost in the search
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return CHARSETS.stream()
        .map(charset -> new String(text.getBytes(charset), StandardCharsets.ISO_8859_1))
        .anyMatch(all::contains);
  }
}
