package dev.fazhi.intake.value;

import dev.fazhi.model.Cell;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What systems and people leave in values that is no part of them. */
final class Markup {

  private static final Pattern REFERENCE =
      Pattern.compile("&(?:nbsp|amp|lt|gt|quot|apos|#\\d{2,5}|#x[0-9A-Fa-f]{2,4});");

  private static final Pattern LINE_BREAK = Pattern.compile("<br ?/?>");
  private static final Pattern LOST = Pattern.compile("[?？]{2,}\\s*");

  private Markup() {}

  /** With the characters for which references of a page stand, and its line breaks as space. */
  static Cell.Text decoded(Cell.Text cell) {
    String text = cell.text();
    if (text.indexOf('&') < 0 && text.indexOf('<') < 0) {
      return cell;
    }
    String broken = LINE_BREAK.matcher(text).replaceAll(" ");
    return new Cell.Text(
        REFERENCE.matcher(broken).replaceAll(m -> Parser.unescapeEntities(m.group(), true)));
  }

  /**
   * Why nobody knows what is meant; null when it is clear.
   *
   * @param digits whether the value is made of digits, to which those of a footnote's number beside
   *     them would be added
   */
  static @Nullable String unclear(String text, boolean digits) {
    boolean questions = text.startsWith("?") || text.startsWith("？");
    if (questions && LOST.matcher(text).matches()) {
      return "只剩问号，原字已丢失";
    }
    for (int i = 0; digits && i < text.length(); i++) {
      char c = text.charAt(i);
      boolean mark = c > 0x7f && Character.getType(c) == Character.OTHER_NUMBER;
      if (mark && (isDigit(text, i - 1) || isDigit(text, i + 1))) {
        return "数字旁有①、² 一类的注号，会混进数字里";
      }
    }
    return null;
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }
}
