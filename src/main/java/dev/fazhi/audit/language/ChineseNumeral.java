package dev.fazhi.audit.language;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers in Chinese characters: 八, 两, 二十二, 一千零五, 四万, 二〇二二. */
public final class ChineseNumeral {

  /** What a numeral begins with, as characters of a regular expression. */
  public static final String BEGIN = "〇零一二两三四五六七八九十";

  /** What it consists of, as characters of a regular expression. */
  public static final String PARTS = BEGIN + "百千万亿";

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String UNITS = "个十百千";
  private static final long[] TENS = {1, 10, 100, 1000};
  private static final int SHORTEST_ROW = 4;
  private static final long TEN_THOUSAND = 10_000;

  private ChineseNumeral() {}

  /** A small number that a pattern found; what is none is an error of that pattern. */
  public static int small(String text) {
    return Objects.requireNonNull(value(text), text).intValue();
  }

  /**
   * The number; null for what is none, such as 三四百, and for what leaves a unit to be guessed, such
   * as 二百五.
   */
  public static @Nullable BigDecimal value(String text) {
    int point = text.indexOf('点');
    if (point >= 0) {
      BigDecimal whole = value(text.substring(0, point));
      String row = row(text.substring(point + 1));
      return whole == null || row == null ? null : new BigDecimal(whole + "." + row);
    }
    String row = row(text);
    if (row != null && text.length() > 1) {
      boolean year = text.length() >= SHORTEST_ROW || row.indexOf('0') > 0;
      return year ? new BigDecimal(row) : null;
    }
    Long whole = whole(text);
    return whole == null ? null : BigDecimal.valueOf(whole);
  }

  /** Digits that stand in a row, as those of a year; null when there is more than digits. */
  private static @Nullable String row(String text) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0) {
        return null;
      }
      row.append(digit);
    }
    return row.toString();
  }

  private static int digit(char character) {
    return switch (character) {
      case '〇' -> 0;
      case '两' -> 2;
      default -> DIGITS.indexOf(character);
    };
  }

  /** Sections of up to four digits, each with its 万 or 亿. */
  private static @Nullable Long whole(String text) {
    int hundredMillion = text.lastIndexOf('亿');
    if (hundredMillion >= 0) {
      return joined(text, hundredMillion, TEN_THOUSAND * TEN_THOUSAND);
    }
    int tenThousand = text.lastIndexOf('万');
    return tenThousand >= 0 ? joined(text, tenThousand, TEN_THOUSAND) : section(text);
  }

  private static @Nullable Long joined(String text, int at, long unit) {
    Long high = whole(text.substring(0, at));
    String after = text.substring(at + 1);
    Long low = after.isEmpty() ? Long.valueOf(0) : whole(after);
    boolean guessed = after.length() == 1 && digit(after.charAt(0)) > 0;
    if (high == null || low == null || high == 0 || guessed || low >= unit) {
      return null;
    }
    return high * unit + low;
  }

  private static @Nullable Long section(String text) {
    long sum = 0;
    int digit = -1;
    int unit = UNITS.length();
    boolean zero = false;
    for (int i = 0; i < text.length(); i++) {
      int next = UNITS.indexOf(text.charAt(i));
      if (next > 0) {
        boolean bareTen = digit < 0 && next == 1 && (i == 0 || zero);
        if (next >= unit || (digit <= 0 && !bareTen)) {
          return null;
        }
        sum += (bareTen ? 1 : digit) * TENS[next];
        unit = next;
        digit = -1;
        zero = false;
      } else {
        int seen = digit(text.charAt(i));
        if (seen < 0 || (digit > 0) || (zero && seen == 0)) {
          return null;
        }
        zero |= seen == 0;
        digit = seen == 0 && text.length() > 1 ? -1 : seen;
      }
    }
    boolean guessed = digit > 0 && unit < UNITS.length() && unit > 1 && !zero;
    return text.isEmpty() || guessed ? null : sum + Math.max(0, digit);
  }
}
