package dev.fazhi.tabular.row;

import dev.fazhi.model.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a spreadsheet: 15 significant digits, as Excel shows them at most (its published
 * limit of number precision), in one normal form, so that equal numbers are equal objects.
 */
public final class Numbers {

  private static final MathContext KEPT = new MathContext(15, RoundingMode.HALF_UP);
  private static final BigDecimal SUSPECT = BigDecimal.valueOf(1_000_000_000_000_000L);
  private static final int LONGEST = 64;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** A number as a page shows it, with a sign, a currency or brackets before and a unit behind. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?<before>[-−(（¥￥$\\s]{0,4})(?<number>\\d[\\d,]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)(?<after>\\D*)");

  private static final Pattern YEAR_FIRST = Pattern.compile("(19|20)\\d{2}");
  private static final Pattern NEGATIVE = Pattern.compile("[-−(（]");
  private static final int HIGHEST_EXPONENT = 308;
  private static final int MOST_DIGITS_OF_A_DOUBLE = 17;

  private Numbers() {}

  /** The number as written; null when it is none or beyond what a spreadsheet can hold. */
  public static @Nullable BigDecimal parse(CharSequence text) {
    int length = text.length();
    if (length == 0 || length > LONGEST) {
      return null;
    }
    if (length <= 15) {
      long whole = wholeNumber(text);
      if (whole != Long.MIN_VALUE) {
        return BigDecimal.valueOf(whole);
      }
    }
    try {
      BigDecimal value = new BigDecimal(text.toString().strip());
      long exponent = (long) value.precision() - value.scale();
      boolean fits = value.signum() == 0 || Math.abs(exponent) <= HIGHEST_EXPONENT + 20;
      return fits ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** At most 15 significant digits, without trailing zeros, never with a negative scale. */
  static BigDecimal kept(BigDecimal value) {
    if (value.scale() == 0 && value.precision() <= 15) {
      return value;
    }
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal kept = value.round(KEPT).stripTrailingZeros();
    return kept.scale() < 0 ? kept.setScale(0) : kept;
  }

  public static Cell.Num cell(BigDecimal value) {
    boolean rounded =
        value.precision() > 15
            && (value.stripTrailingZeros().precision() > MOST_DIGITS_OF_A_DOUBLE
                || value.abs().compareTo(SUSPECT) >= 0);
    if (!rounded && value.scale() < 0) {
      rounded = value.abs().compareTo(SUSPECT) >= 0;
    }
    return new Cell.Num(kept(value), rounded);
  }

  /** The value of a text of digits with an optional minus; Long.MIN_VALUE for any other text. */
  private static long wholeNumber(CharSequence text) {
    int length = text.length();
    boolean minus = text.charAt(0) == '-';
    int i = minus ? 1 : 0;
    if (i == length) {
      return Long.MIN_VALUE;
    }
    long value = 0;
    for (; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Long.MIN_VALUE;
      }
      value = value * 10 + digit;
    }
    return minus ? -value : value;
  }

  /**
   * The number that a page stores beside a text, in the unit of the text: whichever way the text
   * was rounded, it is no more than half a unit of its last digit away. A text that shows another
   * number is a number that is shown otherwise; any other text is itself.
   */
  public static Cell shown(String text, String stored) {
    BigDecimal value = stored.isEmpty() ? null : parse(stored.strip());
    Matcher parts = value == null ? null : SHOWN.matcher(text);
    if (value == null || parts == null || !parts.matches() || value.abs().compareTo(SUSPECT) >= 0) {
      return Cells.text(text);
    }
    String unit = parts.group("after").strip();
    BigDecimal seen = parse(parts.group("number").replace(",", ""));
    boolean negative = value.signum() < 0 && NEGATIVE.matcher(parts.group("before")).find();
    BigDecimal scaled = (negative ? value.abs() : value).scaleByPowerOfTen(power(unit));
    if (seen == null || seen.compareTo(scaled) == 0) {
      return Cells.text(text);
    }
    if (scaled.subtract(seen).abs().compareTo(seen.ulp().multiply(HALF)) <= 0) {
      return Cells.text(parts.group("before") + scaled.toPlainString() + parts.group("after"));
    }
    boolean day = Serials.isDay(value) && YEAR_FIRST.matcher(text).lookingAt();
    return unit.isEmpty() && !day ? new Cell.Num(kept(value), false, text) : Cells.text(text);
  }

  private static int power(String unit) {
    return unit.startsWith("万") ? -4 : unit.startsWith("亿") ? -8 : unit.equals("%") ? 2 : 0;
  }
}
