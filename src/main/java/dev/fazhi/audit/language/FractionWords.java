package dev.fazhi.audit.language;

import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.finding.PrintedNumber.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Shares in words: 五成, 一成半, 三分之二, 1/4, 过半, 翻一番; and 6万8千. */
final class FractionWords {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String DIGITS = "零一二三四五六七八九十";

  private FractionWords() {}

  /** What a found number says, in per cent; null when it is a number of another form. */
  static @Nullable PrintedNumber read(Matcher found) {
    String tenths = found.group("tenths");
    if (tenths != null) {
      boolean whole = tenths.length() < 3 || tenths.endsWith("半");
      BigDecimal rest = tenths.length() < 3 ? BigDecimal.ZERO : whole ? five() : digit(tenths, 2);
      BigDecimal value = digit(tenths, 0).multiply(BigDecimal.TEN).add(rest);
      // 三成三 is 33 per cent, 一成半 about 15
      BigDecimal unit = whole ? BigDecimal.TEN : BigDecimal.ONE;
      return new PrintedNumber(value, unit, Precision.EXACT, true);
    }
    String parts = found.group("parts");
    if (parts != null) {
      return share(digit(parts, parts.length() - 1), digit(parts, 0));
    }
    if (found.group("upper") != null) {
      BigDecimal upper = new BigDecimal(found.group("upper"));
      BigDecimal lower = new BigDecimal(found.group("lower"));
      boolean proper = upper.signum() > 0 && upper.compareTo(lower) < 0;
      return proper ? share(upper, lower) : null;
    }
    if (found.group("tenthousands") != null) {
      BigDecimal value =
          new BigDecimal(found.group("tenthousands") + found.group("thousands") + "000");
      return new PrintedNumber(value, BigDecimal.valueOf(1000), Precision.EXACT, false);
    }
    String words = found.group("words");
    return words == null ? null : word(words);
  }

  private static PrintedNumber word(String words) {
    if (!words.startsWith("翻")) {
      return new PrintedNumber(BigDecimal.valueOf(50), BigDecimal.TEN, Precision.MORE_THAN, true);
    }
    // doubled once is 100 per cent more, twice is 300
    int times = words.equals("翻番") ? 1 : digit(words, 1).intValue();
    BigDecimal more = BigDecimal.valueOf((1L << times) - 1).multiply(HUNDRED);
    return new PrintedNumber(more, BigDecimal.TEN, Precision.ABOUT, true);
  }

  private static PrintedNumber share(BigDecimal upper, BigDecimal lower) {
    BigDecimal value = upper.multiply(HUNDRED).divide(lower, 2, RoundingMode.HALF_UP);
    return new PrintedNumber(value, BigDecimal.ONE, Precision.ABOUT, true);
  }

  private static BigDecimal five() {
    return BigDecimal.valueOf(5);
  }

  private static BigDecimal digit(String text, int at) {
    return BigDecimal.valueOf(DIGITS.indexOf(text.charAt(at) == '两' ? '二' : text.charAt(at)));
  }
}
