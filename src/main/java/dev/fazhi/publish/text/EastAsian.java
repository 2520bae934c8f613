package dev.fazhi.publish.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures and wraps text in columns of a terminal or characters of a spreadsheet column. */
public final class EastAsian {

  private static final String NO_LINE_BEGINS_WITH = "，。；：、！？）》”’…—,.;:!?)]}%";

  private EastAsian() {}

  /** The width of a text, two for each wide character as of Unicode's East Asian Width W and F. */
  public static int width(String text) {
    return text.codePoints().map(EastAsian::width).sum();
  }

  /** Pads the text with spaces on the right. */
  public static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** Pads the text with spaces on the left. */
  public static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - width(text))) + text;
  }

  /** Wraps the text; no line begins with a closing mark. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (int point : text.codePoints().toArray()) {
      int next = width(point);
      if (used + next > width && NO_LINE_BEGINS_WITH.indexOf(point) < 0) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.appendCodePoint(point);
      used += next;
    }
    lines.add(line.toString());
    return lines;
  }

  /** How many lines a text takes when it is wrapped; some are broken already. */
  public static int lines(String text, int width) {
    return Arrays.stream(text.split("\n", -1)).mapToInt(line -> wrap(line, width).size()).sum();
  }

  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(point) ? 2 : 1;
  }

  private static boolean isWide(int point) {
    return point >= 0x1100
        && (point <= 0x115F
            || (point >= 0x2E80 && point <= 0x303E)
            || (point >= 0x3041 && point <= 0xA4CF)
            || (point >= 0xAC00 && point <= 0xD7A3)
            || (point >= 0xF900 && point <= 0xFAFF)
            || (point >= 0xFE30 && point <= 0xFE6F)
            || (point >= 0xFF00 && point <= 0xFF60)
            || (point >= 0xFFE0 && point <= 0xFFE6)
            || (point >= 0x1F300 && point <= 0x1FAFF)
            || (point >= 0x20000 && point <= 0x3FFFD));
  }
}
