package dev.fazhi.store.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes other spellings of an id: with the dashes, brackets and leading zeros of other ids, and
 * with digits for letters that look like them. Ids that differ in another letter or digit have no
 * spelling in common, so that consecutive numbers are not confused.
 */
public final class KeySpelling {

  /** Minimum number of letters and digits of an id in which a mark may be left out. */
  private static final int FEWEST = 6;

  /** Number of digits that form a group by themselves, such as a year or a padded number. */
  private static final int GROUP = 3;

  private static final String ORDINALS = "第号";

  /** Before these 字 is no word of its own. */
  private static final String NUMBERED = "第0123456789(（〔[【";

  /** Letters that are typed for digits, and these. */
  private static final String ALIKE_LETTERS = "OoQIiLl|";

  private static final String ALIKE_DIGITS = "00011111";

  /** Symbols of a shape for a letter, a digit, and a leading zero; all else is a mark. */
  private static final char LETTER = 'L';

  private static final char DIGIT = 'D';
  private static final char ZERO = 'Z';
  private static final Pattern SHAPE_PARTS = Pattern.compile("[DZ]D*|L+|[^DZL]+");

  /** What stands behind the id of a whole: a number, a letter, or a word, mostly in brackets. */
  private static final Pattern PART =
      Pattern.compile(
          "(.{6,}?)(?:[-_]\\d{1,2}|之[一二三四五六七八九十\\d]{1,2}|(?<=\\d)[-_ ]?[A-Za-z]"
              + "|[-_ ]?[(（\\[〔【][^()（）\\[\\]〔〕【】]{1,6}[)）\\]〕】]"
              + "|(?<=[\\d号])[-_ ]?\\p{IsHan}{1,3}(?<![号之]))");

  /** Words behind an id for one that is dealt with again, or was carried over. */
  private static final Pattern AGAIN = Pattern.compile(".*[重补复再续返退改转][^号]*");

  private KeySpelling() {}

  /** The shape of an id: the kind of each character, and the marks. */
  public static String shape(String id) {
    StringBuilder shape = new StringBuilder(id.length());
    boolean number = false;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean letter = Character.isLetterOrDigit(c) && !isOrdinal(id, i);
      boolean zero = c == '0' && !number && i + 1 < id.length() && isDigit(id.charAt(i + 1));
      shape.append(digit ? zero ? ZERO : DIGIT : letter ? LETTER : c);
      number = digit;
    }
    return shape.toString();
  }

  /** Whether a character only says that a number follows or ended: 第, 号, and 字 before one. */
  private static boolean isOrdinal(String id, int at) {
    boolean word =
        id.charAt(at) == '字' && at + 1 < id.length() && NUMBERED.indexOf(id.charAt(at + 1)) >= 0;
    return word || ORDINALS.indexOf(id.charAt(at)) >= 0;
  }

  /** An id without what names a part behind it, as in -1, 之一 and （重办）; null for none. */
  public static @Nullable String whole(String id) {
    Matcher part = PART.matcher(id);
    return part.matches() ? part.group(1) : null;
  }

  /** Whether the id is that of the whole with a word that says that it is dealt with again. */
  public static boolean isAgain(String id, String whole) {
    return id.startsWith(whole) && AGAIN.matcher(id.substring(whole.length())).matches();
  }

  /** Spells the id in a shape; null when that is no other spelling of it. */
  public static @Nullable String like(String id, String shape) {
    String own = shape(id);
    if (own.equals(shape)) {
      return null;
    }
    String mistyped = digits(id, own, shape);
    if (mistyped != null) {
      return mistyped;
    }
    return kinds(own).equals(kinds(shape)) ? marked(id, own, shape) : padded(id, own, shape);
  }

  /** Spells it with digits where the shape has them, and the id letters that look like them. */
  private static @Nullable String digits(String id, String own, String shape) {
    if (own.length() != shape.length()) {
      return null;
    }
    StringBuilder spelt = new StringBuilder(id);
    for (int i = 0; i < id.length(); i++) {
      int alike = own.charAt(i) == LETTER ? ALIKE_LETTERS.indexOf(id.charAt(i)) : -1;
      if (alike >= 0 && isNumber(shape.charAt(i))) {
        spelt.setCharAt(i, ALIKE_DIGITS.charAt(alike));
      }
    }
    String other = spelt.toString();
    return !other.equals(id) && shape(other).equals(shape) ? other : null;
  }

  private static String kinds(String shape) {
    StringBuilder kinds = new StringBuilder(shape.length());
    for (int i = 0; i < shape.length(); i++) {
      char c = shape.charAt(i);
      if (isKind(c)) {
        kinds.append(c == ZERO ? DIGIT : c);
      }
    }
    return kinds.toString();
  }

  /** Spells it with the marks of the shape, which has either more of them or fewer. */
  private static @Nullable String marked(String id, String own, String shape) {
    StringBuilder spelt = new StringBuilder(shape.length());
    boolean more = false;
    boolean fewer = false;
    int letters = 0;
    int at = 0;
    int there = 0;
    while (at < own.length() || there < shape.length()) {
      int to = kind(own, at);
      int until = kind(shape, there);
      boolean marked = to > at;
      boolean shaped = until > there;
      more |= shaped && !marked;
      fewer |= marked && !shaped;
      if (marked != shaped && !isBorder(own, at, to, shape, there, until)) {
        return null;
      }
      spelt.append(shape, there, until);
      if (to < own.length()) {
        spelt.append(id.charAt(to));
        letters++;
      }
      at = to + 1;
      there = until + 1;
    }
    String other = spelt.toString();
    return more && fewer || letters < FEWEST || other.equals(id) ? null : other;
  }

  /** The position of the next letter or digit. */
  private static int kind(String shape, int from) {
    int at = Math.min(from, shape.length());
    while (at < shape.length() && !isKind(shape.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Whether a mark may be left out here: not between short numbers, as in 1-11 and 11-1. */
  private static boolean isBorder(String own, int at, int to, String shape, int there, int until) {
    String marked = to > at ? own : shape;
    int before = (to > at ? at : there) - 1;
    int behind = to > at ? to : until;
    if (before < 0
        || behind == marked.length()
        || marked.charAt(before) == LETTER
        || marked.charAt(behind) == LETTER
        || marked.charAt(behind) == ZERO) {
      return true;
    }
    int digits = 1;
    while (before - digits >= 0 && isNumber(marked.charAt(before - digits))) {
      digits++;
    }
    int more = 1;
    while (behind + more < marked.length() && isNumber(marked.charAt(behind + more))) {
      more++;
    }
    return digits >= GROUP && more >= GROUP;
  }

  /** Pads its numbers with zeros to the lengths of the shape. */
  private static @Nullable String padded(String id, String own, String shape) {
    List<String> parts = parts(own);
    List<String> others = parts(shape);
    if (parts.size() != others.size()) {
      return null;
    }
    StringBuilder spelt = new StringBuilder();
    int at = 0;
    for (int i = 0; i < parts.size(); i++) {
      String part = id.substring(at, at + parts.get(i).length());
      at += part.length();
      String other = others.get(i);
      boolean number = isNumber(parts.get(i).charAt(0));
      if (!number && !parts.get(i).equals(other) || number != isNumber(other.charAt(0))) {
        return null;
      }
      if (number && part.length() != other.length()) {
        String plain = part.replaceFirst("^0+(?=\\d)", "");
        boolean zeros = other.charAt(0) == ZERO;
        if (plain.length() > other.length() || zeros == (plain.length() == other.length())) {
          return null;
        }
        part = "0".repeat(other.length() - plain.length()) + plain;
      }
      spelt.append(part);
    }
    return spelt.toString();
  }

  private static List<String> parts(String shape) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = SHAPE_PARTS.matcher(shape);
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    return parts;
  }

  private static boolean isKind(char c) {
    return c == LETTER || c == DIGIT || c == ZERO;
  }

  private static boolean isNumber(char c) {
    return c == DIGIT || c == ZERO;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
