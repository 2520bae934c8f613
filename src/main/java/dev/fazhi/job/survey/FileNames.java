package dev.fazhi.job.survey;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes file names for display. File systems keep names as bytes: archives packed on other
 * systems unpack with names in GB18030, and a process without a locale decodes none as UTF-8. The
 * path itself keeps its bytes and is opened unchanged.
 */
final class FileNames {

  /** The replacement that the JDK shows for bytes that it cannot decode. */
  private static final char UNDECODED = '\uFFFD';

  private FileNames() {}

  /** A relative path with {@code /} between its parts. */
  static String shown(Path relative) {
    List<String> parts = new ArrayList<>();
    relative.forEach(part -> parts.add(part(part)));
    return String.join("/", parts);
  }

  /** Whether the JDK can encode the name of a path. */
  static boolean isSpelt(Path path) {
    return path.toString().indexOf(UNDECODED) < 0;
  }

  private static String part(Path part) {
    if (isSpelt(part)) {
      return part.toString();
    }
    // a URI keeps the bytes of a name, escaped as %xx
    String address = part.toUri().getRawPath();
    String raw = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    byte[] bytes = bytes(raw.substring(raw.lastIndexOf('/') + 1));
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      try {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException another) {
        // try the next charset
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(raw.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
