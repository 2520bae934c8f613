package dev.fazhi.model;

import org.jspecify.annotations.Nullable;

/** Makes text from outside safe to show on a terminal, in a log line or in a message. */
public final class SafeText {

  private static final int MOST = 200;

  private SafeText() {}

  /**
   * Makes control characters, line breaks and bidirectional marks visible as {@code \\uXXXX}, and
   * cuts the text after 200 characters with an ellipsis.
   */
  public static String safe(String text) {
    StringBuilder safe = new StringBuilder(Math.min(text.length(), MOST) + 8);
    int shown = 0;
    for (int i = 0; i < text.length(); ) {
      if (shown++ == MOST) {
        return safe.append('…').toString();
      }
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (isHarmful(point)) {
        safe.append(String.format("\\u%04X", point));
      } else {
        safe.appendCodePoint(point);
      }
    }
    return safe.toString();
  }

  /** The text, shortened to that many UTF-16 units with an ellipsis at its end; empty for null. */
  public static String cut(@Nullable String text, int most) {
    if (text == null) {
      return "";
    }
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  private static boolean isHarmful(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
