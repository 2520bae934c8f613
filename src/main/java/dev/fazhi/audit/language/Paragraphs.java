package dev.fazhi.audit.language;

import java.util.BitSet;
import java.util.List;

/**
 * Finds where paragraphs, headings and cells of tables begin in a folded text. Not every line break
 * parts two: files print long paragraphs in many lines, all but the last of them nearly as long as
 * the longest. A line that ends a sentence ends its paragraph, too.
 */
public final class Paragraphs {

  /** A line that is shorter than so many tenths of the longest ends a paragraph. */
  private static final int TENTHS = 7;

  /** The last of the characters that take one place. */
  private static final int NARROW = 0xFF;

  private Paragraphs() {}

  private static boolean endsSentence(String original, int end) {
    int last = end - 1;
    while (last > 0 && Character.isWhitespace(original.charAt(last))) {
      last--;
    }
    return last > 0 && "。！？：".indexOf(original.charAt(last)) >= 0;
  }

  /** How wide it is printed: a Chinese character takes the place of two digits. */
  private static int width(String line) {
    int width = 0;
    for (int i = 0; i < line.length(); i++) {
      width += line.charAt(i) > NARROW ? 2 : 1;
    }
    return width;
  }

  /**
   * The folded positions at which one begins.
   *
   * @param rows positions of the original within the last cells of the rows of its tables
   */
  public static BitSet of(FoldedText folded, String original, BitSet rows) {
    List<String> lines = original.lines().toList();
    int longest = lines.stream().mapToInt(line -> width(line.strip())).max().orElse(0);
    BitSet breaks = new BitSet();
    int at = 0;
    while (at < original.length()) {
      int end = original.indexOf('\n', at);
      int next = end < 0 ? original.length() : end + 1;
      int length = width(original.substring(at, end < 0 ? next : end).strip());
      int row = rows.nextSetBit(at);
      if (length * 10 < longest * TENTHS
          || endsSentence(original, end)
          || (row >= 0 && row < next)) {
        breaks.set(next);
      }
      at = next;
    }
    BitSet begins = new BitSet();
    int since = 0;
    for (int i = 0; i < folded.text().length(); i++) {
      int next = breaks.nextSetBit(since);
      if (next >= 0 && next <= folded.start(i)) {
        begins.set(i);
        since = folded.start(i) + 1;
      }
    }
    return begins;
  }
}
