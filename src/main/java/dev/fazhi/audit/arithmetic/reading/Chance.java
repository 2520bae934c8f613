package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quotient;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** How often numbers meet by chance alone. */
final class Chance {

  /** Numbers of a text are alike: chance meets them so much oftener than if they were any. */
  private static final double ALIKE = 3;

  /** A number has about so many slips for each of its digits. */
  private static final int SLIPS = 10;

  /** Half of the slips change the last digit of a rate. */
  private static final int LAST = 2;

  /** Itself and the two beside it. */
  private static final int NEXT = 3;

  private Chance() {}

  /** How often two numbers give a rate. */
  static double ofRate(Quantity rate) {
    return Math.min(0.1, Math.pow(10, -digits(rate)));
  }

  /** How many digits tell it apart: of 98.1% those of 1.9%, for most rates are of so many. */
  private static int digits(Quantity rate) {
    BigDecimal left =
        rate.isNamed() ? Quotient.PERCENT.times().subtract(rate.value()) : rate.value();
    BigDecimal value = left.signum() > 0 ? left.min(rate.value()) : rate.value();
    return value.precision() - value.scale() + rate.number().scale();
  }

  /** Whether it has a single digit, 人均3件, which many numbers give and many nearly. */
  static boolean isRough(Quantity rate) {
    return !rate.isPercent() && !rate.isPoints() && digits(rate) < 2;
  }

  /** Whether no slip of a digit makes the one rate of the other. */
  static boolean isOther(Quantity rate, Quantity other) {
    return ofRate(rate, rate.number().place().doubleValue(), other.value().doubleValue()) == 1;
  }

  /**
   * How often a wrong digit in the rate or in one of the numbers would explain that it is another;
   * 1 where none does.
   */
  static double ofSlip(Reading reading) {
    Quantity rate = reading.rate();
    double place = rate.number().place().doubleValue();
    double printed = rate.value().doubleValue();
    double right = reading.value();
    boolean all = rate.quotient().isAll(rate.value());
    // 100% is said of whatever was done without exception
    boolean turned = reading.features().has(Feature.WRONG_WAY);
    double chance = all || turned ? 1 : ofRate(rate, place, right);
    for (Quantity count : reading.formula().basis()) {
      double unit = count.number().place().doubleValue();
      if (ofCount(count, place, Double.MAX_VALUE) >= chance) {
        continue;
      }
      for (double slip : slips(count)) {
        double other = slip == 0 ? right : reading.value(count, slip);
        if (slip != 0
            && Math.abs(other - printed) <= place * 0.5000001
            && (!turned || reading.isTurned(count, slip))) {
          // as many counts give it as there are where it is
          double step = Math.abs(reading.value(count, slip + unit) - other);
          chance = Math.min(chance, ofCount(count, place, step));
        }
      }
    }
    return chance;
  }

  private static double ofRate(Quantity rate, double place, double right) {
    long digits = Math.round(rate.value().doubleValue() / place);
    long rounded = Math.round(right / place);
    int length = Long.toString(digits).length();
    double all = Math.pow(10, digits(rate));
    if (Math.abs(digits - rounded) <= 1) {
      return Math.min(1, NEXT / all);
    } else if (digits / 10 == rounded / 10) {
      return Math.min(1, LAST * SLIPS / all);
    }
    return Slip.isOf(Long.toString(digits), Long.toString(rounded))
        ? Math.min(1, LAST * SLIPS * length / all)
        : 1;
  }

  private static double ofCount(Quantity count, double place, double step) {
    int digits = printed(count).length();
    double right = Math.max(place / Math.max(step, 1e-12), 0.05);
    return Math.min(1, ALIKE * SLIPS * digits * right / Math.pow(10, digits));
  }

  /** The digits of a count as they are printed: those of 2.38 where it is 2.38亿. */
  private static String printed(Quantity count) {
    return count.value().divide(count.number().place(), 0, RoundingMode.HALF_UP).toPlainString();
  }

  /** How much more a count would be with one of its digits another, or two of them swapped. */
  private static double[] slips(Quantity count) {
    if (!count.isExact()) {
      return new double[0];
    }
    String digits = printed(count);
    double[] slips = new double[(SLIPS + 1) * digits.length()];
    int found = 0;
    double power = count.number().place().doubleValue();
    for (int i = digits.length() - 1; i >= 0; i--) {
      int own = digits.charAt(i) - '0';
      for (int digit = i == 0 ? 1 : 0; digit < SLIPS; digit++) {
        slips[found++] = (digit - own) * power;
      }
      int before = i == 0 ? own : digits.charAt(i - 1) - '0';
      if (own != 0) {
        slips[found++] = (own - before) * (SLIPS - 1) * power;
      }
      power *= SLIPS;
    }
    return Arrays.copyOf(slips, found);
  }
}
