package dev.fazhi.tabular;

import dev.fazhi.model.Place;
import java.io.IOException;

/** The text of a shared or inline string (ECMA-376 part 1, 18.4). */
final class XmlText {

  static final int ESCAPE_LENGTH = 7;

  private XmlText() {}

  /** All runs of the string just begun, in order, without what tells the pronunciation. */
  static void item(XmlPart xml, StringBuilder into) throws IOException {
    int within = xml.depth();
    while (true) {
      int event = xml.next();
      if (event == XmlPart.END_OF_PART || (event == XmlPart.END && xml.depth() < within)) {
        return;
      }
      if (event == XmlPart.START) {
        switch (xml.name()) {
          case "t" -> xml.text(into);
          case "r" -> {
            // its text comes as the next element
          }
          default -> xml.skip();
        }
      }
    }
  }

  /** Decodes the escapes and checks the length of what a person would see. */
  static void finish(StringBuilder text, Reading reading) throws RefusedInside {
    unescape(text);
    if (text.length() > reading.limits().cellCharacters()) {
      throw reading.tooLong(Place.of(reading.file()), text.length());
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
      if (code > 0 && !Character.isSurrogate((char) code)) {
        text.setCharAt(to++, (char) code);
        from += ESCAPE_LENGTH;
      } else {
        text.setCharAt(to++, text.charAt(from++));
      }
    }
    text.setLength(to);
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
