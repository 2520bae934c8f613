package dev.fazhi.audit.arithmetic.formula;

import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Slips of the pen: one digit changed, or two neighbouring ones swapped. */
public final class Slip {

  /** Numbers of a range that are looked at, at most. */
  private static final int WIDEST = 2000;

  private static final int ROUGH = 3;

  private Slip() {}

  /**
   * Whether the number is a slip of a whole number from the least to the most, and so few numbers
   * are that it is none by chance.
   *
   * @param often how often it may be met by chance and still tell something
   */
  public static boolean isTelling(
      BigDecimal number, BigDecimal least, BigDecimal most, BigDecimal often) {
    BigDecimal right = most.subtract(least).add(BigDecimal.ONE);
    int digits = number.precision() - number.scale();
    if (number.scale() > 0 || digits < 2 || right.signum() <= 0) {
      return false;
    }
    BigDecimal slips = BigDecimal.valueOf(9L * digits + digits - 1);
    BigDecimal chance = right.multiply(slips).movePointLeft(digits);
    return chance.compareTo(often) <= 0 && isOf(number, least, most);
  }

  /** Whether the number is a slip of a whole number from the least to the most. */
  public static boolean isOf(BigDecimal number, BigDecimal least, BigDecimal most) {
    int zeros = Math.max(0, -number.stripTrailingZeros().scale());
    if (zeros >= ROUGH) {
      // 9万 is a slip of 8万: the digits that are printed
      return isOf(
          number.movePointLeft(zeros).setScale(0, RoundingMode.UNNECESSARY),
          least.movePointLeft(zeros).setScale(0, RoundingMode.UP),
          most.movePointLeft(zeros).setScale(0, RoundingMode.DOWN));
    }
    BigDecimal end = most.min(least.add(BigDecimal.valueOf(WIDEST)));
    for (BigDecimal right = least; right.compareTo(end) <= 0; right = right.add(BigDecimal.ONE)) {
      if (isOf(Decimals.plain(number), Decimals.plain(right))) {
        return true;
      }
    }
    return false;
  }

  /** Whether one digit wrong in a total, or in one of its parts, explains that they differ. */
  public static boolean isOfSum(BigDecimal total, List<BigDecimal> parts, BigDecimal sum) {
    BigDecimal off = total.subtract(sum);
    return isOf(total, sum, sum)
        || parts.stream().anyMatch(part -> isOf(part, part.add(off), part.add(off)));
  }

  /** Whether a number as printed, without its point, is a slip of another. */
  public static boolean isOf(String number, String right) {
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
