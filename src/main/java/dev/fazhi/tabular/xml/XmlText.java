package dev.fazhi.tabular.xml;

import dev.fazhi.model.Place;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RichText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text in XML: its characters and references, and the strings of a workbook (ECMA-376 part 1,
 * 18.4).
 */
public final class XmlText {

  static final int ESCAPE_LENGTH = 7;
  static final int LONGEST_REFERENCE = 12;

  private XmlText() {}

  /**
   * All runs of the string just begun, in order, without what tells the pronunciation.
   *
   * @param into empty before
   */
  public static void item(XmlPart xml, StringBuilder into) throws IOException {
    int item = xml.depth();
    RichText looks = null;
    while (xml.child(item)) {
      if (xml.name().equals("t")) {
        xml.text(into, false);
      } else if (xml.name().equals("r")) {
        looks = run(xml, into, looks);
      }
    }
    if (looks != null) {
      looks.mark(into);
    }
  }

  /** Reads a run; the looks are null as long as no run has some of its own. */
  private static @Nullable RichText run(XmlPart xml, StringBuilder into, @Nullable RichText looks)
      throws IOException {
    int run = xml.depth();
    int from = into.length();
    boolean struck = false;
    boolean raised = false;
    while (xml.child(run)) {
      if (xml.name().equals("t")) {
        xml.text(into, false);
      } else if (xml.name().equals("rPr")) {
        int looksAt = xml.depth();
        while (xml.child(looksAt)) {
          String value = xml.attribute("val");
          struck |= xml.name().equals("strike") && (value == null || xml.flag("val"));
          raised |= xml.name().equals("vertAlign") && "superscript".equals(value);
        }
      }
    }
    if (!struck && !raised) {
      return looks;
    }
    RichText special = looks == null ? new RichText() : looks;
    special.add(from, into.length(), struck, raised);
    return special;
  }

  /** Whether the character or reference that begins here is in the buffer to its end. */
  static boolean isWhole(byte[] bytes, int from, int end) {
    int needed =
        bytes[from] == '&' ? LONGEST_REFERENCE : bytes[from] == '\r' ? 2 : utf8(bytes[from]);
    for (int i = from; i < end && bytes[from] == '&'; i++) {
      if (bytes[i] == ';') {
        return true;
      }
    }
    return end - from >= needed;
  }

  /**
   * Appends the character, or what the reference stands for, that begins here (XML 1.0, 2.2, 2.11,
   * 4.1); gives the offset after it, -1 when it is none.
   */
  static int decode(byte[] bytes, int from, int end, StringBuilder into) {
    int b = bytes[from];
    if (b == '&') {
      return reference(bytes, from + 1, end, into);
    }
    if (b == '\r') {
      into.append('\n');
      return from + 1 < end && bytes[from + 1] == '\n' ? from + 2 : from + 1;
    }
    if (b >= 0) {
      into.append((char) b);
      return b < ' ' && b != '\t' && b != '\n' ? -1 : from + 1;
    }
    int length = utf8(bytes[from]);
    if (length < 2 || from + length > end) {
      return -1;
    }
    int point = b & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      int next = bytes[from + i];
      point = point << 6 | next & 0x3F;
      length = (next & 0xC0) == 0x80 ? length : 0;
    }
    boolean shortest = point >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
    return length > 0 && shortest && append(point, into) ? from + length : -1;
  }

  /** How many bytes a character has by its first; 0 when it cannot be one. */
  private static int utf8(byte first) {
    int ones = Integer.numberOfLeadingZeros(~(first << 24));
    return ones == 0 ? 1 : ones == 1 || ones > 4 ? 0 : ones;
  }

  private static int reference(byte[] bytes, int from, int end, StringBuilder into) {
    int to = from;
    while (to < end && bytes[to] != ';') {
      if (++to - from > LONGEST_REFERENCE) {
        return -1;
      }
    }
    String name = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    boolean known = to < end;
    switch (name) {
      case "lt" -> into.append('<');
      case "gt" -> into.append('>');
      case "amp" -> into.append('&');
      case "quot" -> into.append('"');
      case "apos" -> into.append('\'');
      default ->
          known &= name.matches("#(\\d{1,7}|x[0-9A-Fa-f]{1,6})") && append(point(name), into);
    }
    return known ? to + 1 : -1;
  }

  private static int point(String reference) {
    return reference.charAt(1) == 'x'
        ? Integer.parseInt(reference.substring(2), 16)
        : Integer.parseInt(reference.substring(1));
  }

  private static boolean append(int point, StringBuilder into) {
    boolean control = point < ' ' && point != '\t' && point != '\n' && point != '\r';
    if (control || point > Character.MAX_CODE_POINT || point >= 0xD800 && point < 0xE000) {
      return false;
    }
    into.appendCodePoint(point);
    return true;
  }

  /** Decodes the escapes and cuts what is longer than a cell may be. */
  public static void finish(StringBuilder text, Reading reading, Place place) {
    unescape(text);
    if (text.length() > reading.limits().cellCharacters()) {
      text.setLength(reading.fitting(text.toString(), place).length());
    }
  }

  /**
   * Decodes {@code _xHHHH_} (ECMA-376 part 1, 22.9.2.19) in place. What would give a character that
   * no text can hold, a lone surrogate or NUL, stays as written.
   */
  static void unescape(StringBuilder text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return;
    }
    int to = at;
    int from = at;
    int length = text.length();
    while (from < length) {
      int code = text.charAt(from) == '_' ? code(text, from) : -1;
      int next = code > 0 && Character.isHighSurrogate((char) code) ? after(text, from) : -1;
      if (code > 0 && !Character.isSurrogate((char) code)) {
        text.setCharAt(to++, (char) code);
        from += ESCAPE_LENGTH;
      } else if (next > 0 && Character.isLowSurrogate((char) next)) {
        text.setCharAt(to++, (char) code);
        text.setCharAt(to++, (char) next);
        from += 2 * ESCAPE_LENGTH;
      } else {
        text.setCharAt(to++, text.charAt(from++));
      }
    }
    text.setLength(to);
  }

  private static int after(StringBuilder text, int at) {
    return at + ESCAPE_LENGTH < text.length() ? code(text, at + ESCAPE_LENGTH) : -1;
  }

  private static int code(StringBuilder text, int at) {
    if (at + ESCAPE_LENGTH > text.length()
        || text.charAt(at + 1) != 'x'
        || text.charAt(at + ESCAPE_LENGTH - 1) != '_') {
      return -1;
    }
    int code = 0;
    for (int i = at + 2; i < at + ESCAPE_LENGTH - 1; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || text.charAt(i) > 'f') {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }
}
