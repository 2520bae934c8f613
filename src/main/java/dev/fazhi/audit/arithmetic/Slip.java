package dev.fazhi.audit.arithmetic;

import dev.fazhi.model.Decimals;
import java.math.BigDecimal;

/** Slips of the pen: one digit changed, or two neighbouring ones swapped. */
final class Slip {

  /** Numbers of a range that are looked at, at most. */
  private static final int WIDEST = 2000;

  private Slip() {}

  /** Whether the number is a slip of a whole number from the least to the most. */
  static boolean isOf(BigDecimal number, BigDecimal least, BigDecimal most) {
    BigDecimal end = most.min(least.add(BigDecimal.valueOf(WIDEST)));
    for (BigDecimal right = least; right.compareTo(end) <= 0; right = right.add(BigDecimal.ONE)) {
      if (isOf(Decimals.plain(number), Decimals.plain(right))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(String number, String right) {
    if (number.length() != right.length() || number.length() < 2) {
      return false;
    }
    int first = -1;
    int count = 0;
    for (int i = 0; i < number.length(); i++) {
      if (number.charAt(i) != right.charAt(i)) {
        first = first < 0 ? i : first;
        count++;
      }
    }
    boolean swapped =
        count == 2
            && number.charAt(first) == right.charAt(first + 1)
            && number.charAt(first + 1) == right.charAt(first);
    return count == 1 || swapped;
  }
}
