package dev.fazhi.tabular.row;

import java.util.BitSet;

/**
 * The looks of the parts of a text that change what it says: a part that is struck out, or a raised
 * digit right behind a digit, which is the number of a footnote or an exponent and no further
 * digit. Texts do not keep their looks, so such a one is given a mark that {@link Cells#text} makes
 * an error of.
 */
public final class RichText {

  /** No characters of any text. */
  static final char STRUCK = '\uFDD1';

  static final char RAISED = '\uFDD2';

  private final BitSet struck = new BitSet();
  private final BitSet raised = new BitSet();

  /** The characters from one to before another look so. */
  public void add(int from, int to, boolean isStruck, boolean isRaised) {
    struck.set(from, to, isStruck);
    raised.set(from, to, isRaised);
  }

  /** Whether a part looks otherwise than the rest. */
  public boolean isPlain() {
    return struck.isEmpty() && raised.isEmpty();
  }

  /** Puts a mark before the text if its looks change what it says. */
  public void mark(StringBuilder text) {
    boolean some = false;
    boolean others = false;
    boolean behind = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean seen = !Character.isWhitespace(c);
      some |= seen && struck.get(i);
      others |= seen && !struck.get(i);
      behind |=
          raised.get(i)
              && i > 0
              && !raised.get(i - 1)
              && Character.isDigit(c)
              && Character.isDigit(text.charAt(i - 1));
    }
    if (some && others) {
      text.insert(0, STRUCK);
    } else if (behind) {
      text.insert(0, RAISED);
    }
  }
}
