package dev.fazhi.model;

import java.math.BigDecimal;

/** Formats numbers for sentences. */
public final class Decimals {

  private Decimals() {}

  /** Formats with all digits, no exponent, no separators. */
  public static String plain(BigDecimal number) {
    return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
  }

  /** Formats with a plus sign if it is positive. */
  public static String signed(BigDecimal number) {
    return (number.signum() > 0 ? "+" : "") + plain(number);
  }
}
