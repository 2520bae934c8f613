package dev.fazhi.publish.text;

import java.util.regex.Pattern;

/** Prepares text from outside for cells of a workbook. */
public final class CellText {

  /** The most that a cell holds, in UTF-16 units. */
  private static final int MOST = 32_767;

  private static final Pattern ESCAPE_LIKE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private CellText() {}

  /**
   * Makes control characters, lone surrogates and bidirectional marks visible as {@code \\uXXXX};
   * line breaks and tabs stay.
   */
  public static String visible(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isHarmful(point)) {
                safe.append(String.format("\\u%04X", point));
              } else {
                safe.appendCodePoint(point);
              }
            });
    return safe.toString();
  }

  /**
   * The text for a cell: visible characters only, and cut with an ellipsis where it is too long.
   */
  public static String shown(String text) {
    String safe = visible(text);
    if (safe.length() <= MOST) {
      return safe;
    }
    int end = MOST - 1;
    return safe.substring(0, Character.isHighSurrogate(safe.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /**
   * The text as stored in the file: what looks like the format's own escape {@code _x000A_} is
   * escaped.
   */
  public static String stored(String text) {
    return ESCAPE_LIKE.matcher(shown(text)).replaceAll("_x005F_");
  }

  private static boolean isHarmful(int point) {
    if (point == '\n' || point == '\t') {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
