package dev.fazhi.job.declared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers that plain code counts, as they are published. */
final class Counted {

  private Counted() {}

  /** With two decimals; empty for a base of zero. */
  static String percent(long part, long whole) {
    return whole == 0
        ? ""
        : BigDecimal.valueOf(part * 100)
            .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
            .toPlainString();
  }

  /** As a table for readers has it, without noughts at the end. */
  static String shortPercent(long part, long whole) {
    return new BigDecimal(percent(part, whole)).stripTrailingZeros().toPlainString();
  }
}
