package dev.fazhi.intake.text;

import dev.fazhi.model.SafeText;
import java.util.BitSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks personal data outside of the declared personal columns: numbers of identity cards, mobile
 * and other telephones, bank cards, and e-mail addresses. Numbers are recognised however their
 * digits are grouped; a record's own number, day or amount is kept.
 */
public final class Privacy {

  private static final int SHOWN = 60;
  private static final int MOST_LOOKED_AT = 2000;
  private static final String GROUPED = "0123456789 -_.()+";
  private static final int FEWEST_DIGITS = 7;

  private static final Pattern GROUPS =
      Pattern.compile("(?<!\\d)(\\+?(00)?86-?)?1\\d{2}([-_.]?)\\d{4}\\3\\d{4}(?!\\d)");

  /**
   * Nobody born later is party to a case of their own, while numbers made of a region's code, a day
   * and a count look like the card of somebody born on that day.
   */
  private static final int LAST_BIRTH_OF_A_PARTY = 2012;

  private Privacy() {}

  /** A text without its personal parts, and how many those were. */
  public record Masked(String text, int count) {}

  /**
   * A name of a file or a sheet, or a sentence, as it may be shown: with its personal parts masked,
   * else as it is.
   */
  public static String masked(String text) {
    Masked masked = mask(Texts.clean(text));
    return masked == null ? text : masked.text();
  }

  /** The clean text with its personal parts masked; null when it has none. */
  public static @Nullable Masked mask(String text) {
    if (!mayHold(text)) {
      return null;
    }
    BitSet hidden = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int start = i;
      int end = -1;
      int next = i + 1;
      if (PersonalNumbers.isDigit(c)) {
        DigitGroups groups = new DigitGroups(text, i);
        end = groups.personalEnd();
        next = groups.end();
      } else if (c == '@') {
        start = mailStart(text, i);
        end = mailEnd(text, start, i);
      }
      if (end > i) {
        hidden = hidden == null ? new BitSet(text.length()) : hidden;
        hidden.set(start, end);
        next = end;
      }
      i = next - 1;
    }
    return hidden == null ? null : masked(text, hidden);
  }

  /** Whether there are digits enough for a number, or an address. */
  private static boolean mayHold(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += PersonalNumbers.isDigit(c) ? 1 : 0;
      if (digits == FEWEST_DIGITS || c == '@') {
        return true;
      }
    }
    return false;
  }

  /**
   * As much of a text as is ever looked at, twice what a field holds; a number that reaches across
   * the end is left out as a whole.
   */
  public static String beginning(String raw) {
    return beginning(raw, MOST_LOOKED_AT);
  }

  private static String beginning(String raw, int most) {
    if (raw.length() <= most) {
      return raw;
    }
    int end = most;
    while (end > 0 && raw.charAt(end - 1) > ' ' && raw.charAt(end - 1) < 0x7f) {
      end--;
    }
    while (end > 0 && GROUPED.indexOf(raw.charAt(end - 1)) >= 0) {
      end--;
    }
    return raw.substring(0, end == 0 ? most : end);
  }

  /** The text as it may be shown in a message: masked, harmless and at most 60 characters. */
  public static String shown(String raw) {
    String clean = Texts.clean(beginning(raw, MOST_LOOKED_AT / 5));
    Masked masked = mask(clean);
    return Texts.cut(SafeText.safe(masked == null ? clean : masked.text()), SHOWN);
  }

  /** Whether a key is somebody's number or address, or was before it was masked. */
  public static boolean isPersonalKey(String key) {
    if (key.contains(Texts.MASK)) {
      return true;
    }
    int at = key.indexOf('@');
    if (at >= 0 && mailEnd(key, mailStart(key, at), at) > at) {
      return true;
    }
    return isMobileAlone(key) || hasCard(key);
  }

  /** Whether a number's digits are somebody's: a mobile number, an identity card, a bank card. */
  public static boolean isPersonalNumber(String digits) {
    return PersonalNumbers.isDigit(digits.charAt(0)) && PersonalNumbers.isPersonal(digits);
  }

  /** An identity card of somebody old enough or a bank card, perhaps with words around it. */
  private static boolean hasCard(String key) {
    for (int i = 0; i + 16 <= key.length(); i++) {
      if (PersonalNumbers.isDigit(key.charAt(i))) {
        int end = DigitGroups.runEnd(key, i);
        int length = end - i;
        boolean x = end < key.length() && key.charAt(end) == 'X';
        if (length >= 16 && length <= 19 && PersonalNumbers.isBankCard(key.substring(i, end))
            || (length == 18 || length == 17 && x)
                && PersonalNumbers.isCard(key, i, LAST_BIRTH_OF_A_PARTY, false)) {
          return true;
        }
        i = end;
      }
    }
    return false;
  }

  /** A mobile number, perhaps in groups or with words around it but no other digits. */
  private static boolean isMobileAlone(String key) {
    StringBuilder digits = new StringBuilder(key.length());
    for (int i = 0; i < key.length() && key.length() >= 11; i++) {
      if (PersonalNumbers.isDigit(key.charAt(i))) {
        digits.append(key.charAt(i));
      }
    }
    return digits.length() >= 11
        && PersonalNumbers.isMobile(digits.toString())
        && GROUPS.matcher(key).find();
  }

  private static int mailStart(String text, int at) {
    int start = at;
    while (start > 0 && isMail(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Where the address ends; {@code start} when it is none. */
  private static int mailEnd(String text, int start, int at) {
    int end = at + 1;
    int dot = -1;
    while (end < text.length() && isMail(text.charAt(end))) {
      if (text.charAt(end) == '.' && end > at + 1) {
        dot = end;
      }
      end++;
    }
    return start < at && dot > 0 && dot < end ? end : start;
  }

  private static Masked masked(String text, BitSet hidden) {
    StringBuilder kept = new StringBuilder(text.length());
    int count = 0;
    int from = 0;
    for (int start = hidden.nextSetBit(0); start >= 0; start = hidden.nextSetBit(from)) {
      kept.append(text, from, start).append(Texts.MASK);
      from = hidden.nextClearBit(start);
      count++;
    }
    return new Masked(kept.append(text, from, text.length()).toString(), count);
  }

  private static boolean isMail(char c) {
    return isWord(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
  }

  static boolean isWord(char c) {
    return PersonalNumbers.isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
