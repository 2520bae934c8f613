package dev.fazhi.publish;

import java.math.BigDecimal;

/** Numbers in sentences. */
final class Numbers {

  private Numbers() {}

  /** All digits, no exponent, no separators. */
  static String plain(BigDecimal number) {
    return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
  }

  /** With a plus sign where it is more than zero. */
  static String signed(BigDecimal number) {
    return (number.signum() > 0 ? "+" : "") + plain(number);
  }
}
