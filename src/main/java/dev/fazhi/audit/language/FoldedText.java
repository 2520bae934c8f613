package dev.fazhi.audit.language;

import dev.fazhi.definition.yaml.Spelling;
import java.util.Arrays;

/**
 * A text in the form in which it is compared with phrases: full width as half width, one kind of
 * quotation mark, without white space, except that a space stays between two ASCII letters or
 * digits. Each character has its position in the original.
 */
public final class FoldedText {

  private static final String QUOTES = "“”„‟«»「」『』";

  /** The sign of a ratio, which is no colon. */
  private static final int RATIO = '∶';

  /** Stands for a circled or raised digit, which numbers notes and items but counts nothing. */
  private static final char ITEM = '·';

  private final StringBuilder building = new StringBuilder();
  private String text = "";
  private int[] starts;
  private int[] ends;
  private boolean spaced;

  private FoldedText(int length) {
    // most characters fold to one
    this.starts = new int[length + 1];
    this.ends = new int[length + 1];
  }

  public static FoldedText of(String original) {
    FoldedText folded = new FoldedText(original.length());
    for (int at = 0; at < original.length(); ) {
      int point = original.codePointAt(at);
      int end = at + Character.charCount(point);
      folded.add(point, at, end);
      at = end;
    }
    folded.text = folded.building.toString();
    return folded;
  }

  /** The folded characters. */
  public String text() {
    return text;
  }

  /** Where the folded character began in the original. */
  public int start(int folded) {
    return starts[folded];
  }

  /** Where the folded character ended in the original. */
  public int end(int folded) {
    return ends[folded];
  }

  /** Whether a line of the original ends right before the folded character. */
  boolean breaksBefore(int folded, String original) {
    return folded > 0
        && folded < text.length()
        && original.substring(ends[folded - 1], starts[folded]).indexOf('\n') >= 0;
  }

  private void add(int point, int start, int end) {
    String normal = normal(point);
    if (normal.isEmpty()) {
      spaced |= Character.isWhitespace(point) || Character.isSpaceChar(point);
      return;
    }
    int last = building.length() - 1;
    if (spaced && last >= 0 && isWord(building.charAt(last)) && isWord(normal.charAt(0))) {
      append(' ', ends[last], start);
    }
    spaced = false;
    for (int i = 0; i < normal.length(); i++) {
      append(normal.charAt(i), start, end);
    }
  }

  private static String normal(int point) {
    if ((point >= 0x4E00 && point <= 0x9FFF) || (point > ' ' && point < 0x7F)) {
      return Character.toString(point);
    } else if (QUOTES.indexOf(point) >= 0) {
      return "\"";
    } else if (point == RATIO) {
      return ":";
    } else if (Character.getType(point) == Character.OTHER_NUMBER) {
      return String.valueOf(ITEM);
    }
    return Spelling.normal(Character.toString(point));
  }

  private static boolean isWord(char character) {
    return character < 0x80 && Character.isLetterOrDigit(character);
  }

  private void append(char character, int start, int end) {
    int length = building.length();
    if (length == starts.length) {
      starts = Arrays.copyOf(starts, length * 2);
      ends = Arrays.copyOf(ends, length * 2);
    }
    building.append(character);
    starts[length] = start;
    ends[length] = end;
  }
}
