package dev.fazhi.definition.yaml;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Normalises spellings and finds the nearest known one. */
public final class Spelling {

  /** Beyond so many characters no nearest spelling is looked for. */
  private static final int LONGEST = 100;

  private Spelling() {}

  /**
   * The form in which headers and names are compared: NFKC (full width to half width), without
   * white space, line breaks and characters that take no room, such as zero-width spaces, byte
   * order marks and direction marks. Upper and lower case stay apart.
   */
  public static String normal(String text) {
    if (isNormal(text)) {
      return text;
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder kept = new StringBuilder(composed.length());
    composed
        .codePoints()
        .filter(character -> !isBlank(character) && !isInvisible(character))
        .forEach(kept::appendCodePoint);
    return Normalizer.normalize(kept, Normalizer.Form.NFKC);
  }

  /** Whether a text needs no normalisation, as most texts of common ideographs and ASCII. */
  private static boolean isNormal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c <= ' ' || c >= 0x7f) && (c < 0x4e00 || c > 0x9fff)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The nearest of the known spellings: fewest characters to add, drop, replace or swap with their
   * neighbour, at most two in five of the longer one's. Of equally near ones the first by code
   * point. Null when nothing is near.
   */
  public static @Nullable String nearest(String seen, Collection<String> known) {
    String wanted = folded(seen);
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return null;
    }
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : new TreeSet<>(known)) {
      String folded = folded(candidate);
      int longer = Math.max(wanted.length(), folded.length());
      if (longer > LONGEST) {
        continue;
      }
      int distance = distance(wanted, folded);
      boolean near = distance * 5 <= longer * 2 || (distance == 1 && longer == 2);
      if (near && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** The question that follows a mistake, or nothing when no known spelling is near. */
  public static String hint(String seen, Collection<String> known) {
    String nearest = nearest(seen, known);
    return nearest == null ? "" : "，你是不是想写 " + nearest + "？";
  }

  /** The question that follows a mistake, or other advice when no known spelling is near. */
  public static String hint(String seen, Collection<String> known, String otherwise) {
    String hint = hint(seen, known);
    return hint.isEmpty() ? otherwise : hint;
  }

  /** The question that follows a mistake, or all that is known when nothing is near. */
  public static String hintOrAll(String seen, Collection<String> known, String ofWhat) {
    return hint(seen, known, "；" + ofWhat + "：" + String.join("、", known));
  }

  private static String folded(String text) {
    return normal(text).toLowerCase(Locale.ROOT);
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  /**
   * Whether a character shows nothing: controls, formats, and fillers that Unicode calls letters.
   */
  public static boolean isInvisible(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || character == 0x034F
        || character == 0x115F
        || character == 0x1160
        || character == 0x3164
        || (character >= 0xFE00 && character <= 0xFE0F);
  }

  /** Optimal string alignment: an edit distance in which swapped neighbours cost one. */
  private static int distance(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] current = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replace = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, Math.min(last[j], current[j - 1]) + 1);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = current;
      current = free;
    }
    return last[other.length()];
  }
}
