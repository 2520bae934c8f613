package dev.fazhi.intake;

import dev.fazhi.model.Shown;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The net under the named personal columns: what looks like an identity card, a mobile number, a
 * bank card or an e-mail address never leaves this room. All texts here are clean already.
 */
final class Privacy {

  private static final int SHOWN = 60;

  /**
   * Nobody born later is party to a case of their own, while numbers made of a region's code, a day
   * and a count look like the card of somebody born on that day.
   */
  private static final int LAST_BIRTH_OF_A_PARTY = 2012;

  private Privacy() {}

  /** A text without its personal parts, and how many those were. */
  record Masked(String text, int count) {}

  /** The text with its personal parts masked; null when it has none. */
  static @Nullable Masked mask(String text) {
    BitSet hidden = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int end;
      int start = i;
      if (PersonalNumbers.isDigit(c)) {
        end = personalDigits(text, i);
      } else if (c == '@') {
        start = mailStart(text, i);
        end = mailEnd(text, start, i);
      } else {
        continue;
      }
      if (end > i) {
        hidden = hidden == null ? new BitSet(text.length()) : hidden;
        hidden.set(start, end);
        i = end - 1;
      } else if (PersonalNumbers.isDigit(c)) {
        i = runEnd(text, i) - 1;
      }
    }
    return hidden == null ? null : masked(text, hidden);
  }

  /** The text as it may be shown in a message: masked, harmless and at most 60 characters. */
  static String shown(String raw) {
    String clean = Texts.clean(raw);
    Masked masked = mask(clean);
    return Texts.cut(Shown.safe(masked == null ? clean : masked.text()), SHOWN);
  }

  /** Whether a key is somebody's number or address, or was before it was masked. */
  static boolean isPersonalKey(String key) {
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
  static boolean isPersonalNumber(String digits) {
    return PersonalNumbers.isDigit(digits.charAt(0))
        && personalDigits(digits, 0) == digits.length();
  }

  /** An identity card of somebody old enough or a bank card, perhaps with words around it. */
  private static boolean hasCard(String key) {
    for (int i = 0; i + 16 <= key.length(); i++) {
      if (PersonalNumbers.isDigit(key.charAt(i))) {
        int end = runEnd(key, i);
        if (PersonalNumbers.isUnionPay(key, i, end)) {
          return true;
        }
        boolean asLong = end - i == 18 || end - i == 17 && endsCard(key, end);
        if (asLong && PersonalNumbers.isCard(key, i, LAST_BIRTH_OF_A_PARTY, false)) {
          return true;
        }
        i = end;
      }
    }
    return false;
  }

  /** A mobile number, perhaps with words around it but no other digits. */
  private static boolean isMobileAlone(String key) {
    int start = 0;
    while (start < key.length() && !PersonalNumbers.isDigit(key.charAt(start))) {
      start++;
    }
    int end = runEnd(key, start);
    if (end - start != 11 || !PersonalNumbers.isMobile(key, start)) {
      return false;
    }
    for (int i = end; i < key.length(); i++) {
      if (PersonalNumbers.isDigit(key.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Where the personal number that begins here ends; {@code from} when there is none. */
  private static int personalDigits(String text, int from) {
    int end = runEnd(text, from);
    int length = end - from;
    if (length == 17
        && endsCard(text, end)
        && PersonalNumbers.isCard(text, from, Days.LAST_YEAR, false)) {
      return end + 1;
    }
    boolean personal =
        switch (length) {
          case 11 -> PersonalNumbers.isMobile(text, from);
          case 13 -> text.startsWith("86", from) && PersonalNumbers.isMobile(text, from + 2);
          case 15 ->
              PersonalNumbers.isRegion(text, from)
                  && PersonalNumbers.isBirth(
                      1900 + PersonalNumbers.number(text, from + 6, 2), text, from + 8);
          case 18 ->
              PersonalNumbers.isCard(text, from, Days.LAST_YEAR, true)
                  || isBankCard(text, from, end);
          case 16, 17, 19 -> isBankCard(text, from, end);
          default -> false;
        };
    return personal ? end : length == 3 ? spacedMobile(text, from) : from;
  }

  private static boolean isBankCard(String text, int from, int end) {
    return PersonalNumbers.isBankCard(text, from, end)
        || PersonalNumbers.isUnionPay(text, from, end);
  }

  private static boolean endsCard(String text, int at) {
    return at < text.length()
        && (text.charAt(at) == 'X' || text.charAt(at) == 'x')
        && !(at + 1 < text.length() && isWord(text.charAt(at + 1)));
  }

  /** A mobile number written 3-4-4. */
  private static int spacedMobile(String text, int from) {
    int end = from + 13;
    if (end > text.length() || end < text.length() && PersonalNumbers.isDigit(text.charAt(end))) {
      return from;
    }
    char gap = text.charAt(from + 3);
    if (gap != ' ' && gap != '-' || text.charAt(from + 8) != gap) {
      return from;
    }
    boolean digits = runEnd(text, from + 4) == from + 8 && runEnd(text, from + 9) == end;
    return digits && PersonalNumbers.isMobile(text, from) ? end : from;
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

  private static int runEnd(String text, int from) {
    int end = from;
    while (end < text.length() && PersonalNumbers.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isMail(char c) {
    return isWord(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
  }

  private static boolean isWord(char c) {
    return PersonalNumbers.isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
