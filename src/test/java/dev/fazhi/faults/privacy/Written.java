package dev.fazhi.faults.privacy;

import dev.fazhi.faults.program.Folders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  private static final List<Needle> NONE = List.of();

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
    return places(written, List.of(text)).getOrDefault(text, List.of());
  }

  /** By the text, where those of the texts stand that stand anywhere, in whatever charset. */
  static Map<String, List<String>> places(Map<String, byte[]> written, List<String> texts) {
    Map<Integer, List<Needle>> needles = new HashMap<>();
    BitSet heads = new BitSet(1 << 16);
    for (String text : texts) {
      for (Charset charset : CHARSETS) {
        byte[] bytes = text.getBytes(charset);
        int head = ByteBuffer.wrap(bytes).getInt();
        heads.set(few(head));
        needles.computeIfAbsent(head, h -> new ArrayList<>()).add(new Needle(text, bytes));
      }
    }
    Map<String, List<String>> places = new TreeMap<>();
    written.forEach(
        (name, bytes) -> {
          Set<String> here = new TreeSet<>();
          int head = 0;
          for (int end = 0; end < bytes.length; end++) {
            head = head << 8 | bytes[end] & 0xff;
            if (end >= 3 && heads.get(few(head))) {
              for (Needle needle : needles.getOrDefault(head, NONE)) {
                if (needle.isAt(bytes, end - 3)) {
                  here.add(needle.text());
                }
              }
            }
          }
          here.forEach(text -> places.computeIfAbsent(text, t -> new ArrayList<>()).add(name));
        });
    return places;
  }

  /** Sixteen bits of four bytes, so that nearly no place is looked up. */
  private static int few(int head) {
    return (head * 0x9E3779B1) >>> 16;
  }

  /** A text in one of the charsets, of four bytes or more. */
  private record Needle(String text, byte[] bytes) {

    boolean isAt(byte[] all, int from) {
      return from + bytes.length <= all.length
          && Arrays.equals(all, from, from + bytes.length, bytes, 0, bytes.length);
    }
  }
}
