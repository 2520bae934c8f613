package dev.fazhi.tabular.row;

import dev.fazhi.model.Cell;

/** Makes text cells, by the same rules in every format. */
public final class Cells {

  private static final char REPLACEMENT = '\uFFFD';

  private Cells() {}

  /**
   * Blank for no text; an error for text that some program before us has already damaged, or whose
   * looks change what it says.
   */
  public static Cell text(String text) {
    if (text.isEmpty()) {
      return Cell.BLANK;
    }
    if (text.charAt(0) == RichText.STRUCK) {
      return new Cell.Err(text.substring(1), "格里有一部分划了删除线，不知以哪一部分为准");
    }
    if (text.charAt(0) == RichText.RAISED) {
      return new Cell.Err(text.substring(1), "数字后面有上标的数字，像是注号或指数");
    }
    if (text.indexOf(REPLACEMENT) >= 0) {
      return new Cell.Err(text, "文字里有乱码替换符（U+FFFD），原字已丢失");
    }
    return new Cell.Text(text);
  }

  /**
   * Text that nobody has decoded for us, from a format that lets any 16 bits stand as a character:
   * NUL and halves of characters are no text.
   */
  public static Cell unchecked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        int point = text.codePointAt(i);
        if (!Character.isSupplementaryCodePoint(point)) {
          return new Cell.Err(text.substring(0, i), "文字里有空字符或半个字符，已损坏");
        }
        i++;
      }
    }
    return text(text);
  }

  /**
   * Text without the guards by which people keep a spreadsheet from taking it for a number: {@code
   * ="0012"} and {@code '0012} become {@code 0012}. A text within two apostrophes is quoted, not
   * guarded, and stays.
   */
  public static String unguarded(String text) {
    int length = text.length();
    if (length >= 3 && text.startsWith("=\"") && text.indexOf('"', 2) == length - 1) {
      return text.substring(2, length - 1);
    }
    if (length >= 2 && text.charAt(0) == '\'' && text.charAt(length - 1) != '\'') {
      return text.substring(1);
    }
    return text;
  }
}
