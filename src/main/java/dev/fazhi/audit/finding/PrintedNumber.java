package dev.fazhi.audit.finding;

import java.math.BigDecimal;

/**
 * A number as a text prints it.
 *
 * @param value what it says, with 万 and 亿 multiplied out; a percentage as it stands before the sign
 * @param place the worth of its last printed digit: 1 for 4821, 0.01 for 91.25, 10000 for 4万
 * @param precision how exact it claims to be
 * @param percent whether it is a percentage
 */
public record PrintedNumber(
    BigDecimal value, BigDecimal place, Precision precision, boolean percent) {

  /** How exact a number claims to be. */
  public enum Precision {
    /** It stands alone. */
    EXACT(""),
    /** 2300余, 2300多: it is that much and some more. */
    OVER("余"),
    /** 96%以上, 至少: it is that much or more. */
    AT_LEAST("以上"),
    /** 超过, 逾: it is more. */
    MORE_THAN("超过"),
    /** 近4万: it is almost that much. */
    NEARLY("近"),
    /** 约, 左右: it is about that much. */
    ABOUT("约"),
    /** 不足, 不到: it is less. */
    LESS_THAN("不足"),
    /** 以下, 以内: it is that much or less. */
    AT_MOST("以下");

    private final String word;

    Precision(String word) {
      this.word = word;
    }

    /** The word for it, one for its kind; empty for an exact number. */
    public String word() {
      return word;
    }
  }

  /** The digits after the point at which it is printed; negative when it is printed in 万. */
  public int scale() {
    return place.stripTrailingZeros().scale();
  }

  /** The worth of its last digit that is no zero: 100 for 2300; 1 for zero. */
  public BigDecimal lastDigit() {
    return value.signum() == 0
        ? BigDecimal.ONE
        : BigDecimal.ONE.scaleByPowerOfTen(-value.stripTrailingZeros().scale());
  }

  public PrintedNumber with(Precision other) {
    return new PrintedNumber(value, place, other, percent);
  }
}
