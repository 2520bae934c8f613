package dev.fazhi.intake.text;

import dev.fazhi.model.Cell;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Normalises text that people see as the same. */
public final class Texts {

  /** What stands where personal data stood; it survives a second reading as it is. */
  public static final String MASK = "＊＊＊";

  /** Stands for the mask while NFKC would make ASCII of it; never a character of any text. */
  private static final char MASK_STAND_IN = '\uFDD0';

  private static final Pattern WRAPPED =
      Pattern.compile("(?<=\\p{IsHan})\\h*[\r\n]+\\h*(?=\\p{IsHan})");

  private Texts() {}

  /**
   * NFKC, without control characters, zero-width and direction marks and broken surrogates, white
   * space inside as one space, none around. A text that is so already comes back as it is.
   */
  public static String clean(String raw) {
    return isClean(raw) ? raw : cleaned(raw);
  }

  /** As {@link #clean}, and without any white space. */
  public static String squeezed(String raw) {
    String clean = clean(raw);
    return clean.indexOf(' ') < 0 ? clean : clean.replace(" ", "");
  }

  /**
   * Every kind of dash and minus as the one of the keyboard, however many stand together as one.
   */
  public static String withOneDash(String text) {
    StringBuilder kept = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dash = isDash(c);
      if (kept == null && dash && (c != '-' || i > 0 && isDash(text.charAt(i - 1)))) {
        kept = new StringBuilder(text.length()).append(text, 0, i);
      }
      if (kept != null && !(dash && i > 0 && isDash(text.charAt(i - 1)))) {
        kept.append(dash ? '-' : c);
      }
    }
    return kept == null ? text : kept.toString();
  }

  private static boolean isDash(char c) {
    return c == '-'
        || c >= '\u2010' && c <= '\u2015'
        || c == '\u2212'
        || c == '\u2500'
        || c == '\uFE63';
  }

  /** Without the line breaks between two Han characters, where a cell was wrapped by hand. */
  public static String unwrapped(String raw) {
    return raw.indexOf('\n') < 0 && raw.indexOf('\r') < 0
        ? raw
        : WRAPPED.matcher(raw).replaceAll("");
  }

  /**
   * Whether it is of those most texts are made of, ASCII and Chinese, which no cleaning changes.
   */
  public static boolean isPlain(int point) {
    return point > ' ' && point < 0x7f || point >= 0x4e00 && point <= 0x9fff;
  }

  /** Whether a person sees nothing in the cell. */
  public static boolean isBlank(Cell cell) {
    if (cell instanceof Cell.Text text) {
      String raw = text.text();
      int at = 0;
      while (at < raw.length()) {
        int point = raw.codePointAt(at);
        if (isPlain(point) || !isSpace(point) && !isUnseen(point)) {
          return false;
        }
        at += Character.charCount(point);
      }
      return true;
    }
    return cell instanceof Cell.Blank;
  }

  /** The text cut to so many characters, the last one an ellipsis when there were more. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  private static boolean isClean(String raw) {
    boolean afterSpace = true;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == ' ') {
        if (afterSpace) {
          return false;
        }
        afterSpace = true;
      } else if (isPlain(c)) {
        afterSpace = false;
      } else {
        return false;
      }
    }
    return !afterSpace || raw.isEmpty();
  }

  private static String cleaned(String raw) {
    String visible = visible(raw).replace(MASK, String.valueOf(MASK_STAND_IN));
    String normal = Normalizer.normalize(visible, Normalizer.Form.NFKC);
    StringBuilder kept = new StringBuilder(normal.length());
    boolean space = false;
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      if (isSpace(c)) {
        space = true;
        continue;
      }
      if (space && kept.length() > 0) {
        kept.append(' ');
      }
      space = false;
      if (c == MASK_STAND_IN) {
        kept.append(MASK);
      } else {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static String visible(String raw) {
    StringBuilder kept = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); ) {
      int point = raw.codePointAt(i);
      i += Character.charCount(point);
      if (Character.isWhitespace(point)) {
        kept.append(' ');
        continue;
      }
      if (!isUnseen(point)) {
        kept.appendCodePoint(point);
      }
    }
    return kept.toString();
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static boolean isUnseen(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || isFiller(point)
        || point == MASK_STAND_IN;
  }

  /** Characters that show nothing though Unicode counts them among letters and marks. */
  private static boolean isFiller(int point) {
    return point == 0x034F
        || point == 0x115F
        || point == 0x1160
        || point == 0x3164
        || point == 0xFFA0
        || point >= 0xFE00 && point <= 0xFE0F;
  }
}
