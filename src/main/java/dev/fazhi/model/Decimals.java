package dev.fazhi.model;

import java.math.BigDecimal;

/** Writes numbers plainly, for sentences. */
public final class Decimals {

  private Decimals() {}

  /** Formats with all digits, no exponent, no separators. */
  public static String plain(BigDecimal number) {
    return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
  }

  /** The number without zeros at its end, and without an exponent. */
  public static BigDecimal stripped(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
