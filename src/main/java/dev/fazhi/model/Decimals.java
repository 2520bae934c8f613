package dev.fazhi.model;

import java.math.BigDecimal;

/** Numbers in sentences. */
public final class Decimals {

  private Decimals() {}

  /** All digits, no exponent, no separators. */
  public static String plain(BigDecimal number) {
    return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
  }

  /** With a plus sign where it is more than zero. */
  public static String signed(BigDecimal number) {
    return (number.signum() > 0 ? "+" : "") + plain(number);
  }
}
