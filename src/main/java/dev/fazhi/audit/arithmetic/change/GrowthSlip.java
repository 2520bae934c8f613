package dev.fazhi.audit.arithmetic.change;

import dev.fazhi.audit.arithmetic.change.GrowthPairs.Pair;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Direction;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Whether a digit wrong in one of the numbers of a change explains that it does not follow. */
final class GrowthSlip {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal OFTEN = new BigDecimal("0.01");
  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  private final Quantity rate;
  private final Pair pair;
  private final BigDecimal low;
  private final BigDecimal high;

  private GrowthSlip(Quantity rate, Pair pair) {
    BigDecimal half = rate.number().place().movePointLeft(1).multiply(FIVE);
    this.rate = rate;
    this.pair = pair;
    this.low = rate.value().subtract(half);
    this.high = rate.value().add(half);
  }

  /** Whether so few other numbers would explain it that it is none by chance. */
  static boolean explains(Quantity rate, Pair pair) {
    GrowthSlip slip = new GrowthSlip(rate, pair);
    return slip.low.signum() > 0
        && slip.high.compareTo(HUNDRED) < 0
        && pair.basis().stream().allMatch(Quantity::isExact)
        && (pair.basis().get(1).role() == Role.CHANGE ? slip.ofDelta() : slip.ofCounts());
  }

  private boolean ofCounts() {
    BigDecimal now = pair.now().value();
    BigDecimal prior = pair.prior().value();
    BigDecimal one = rate.change() == Direction.UP ? HUNDRED.add(low) : HUNDRED.subtract(high);
    BigDecimal other = rate.change() == Direction.UP ? HUNDRED.add(high) : HUNDRED.subtract(low);
    return isTelling(now, up(prior.multiply(one), HUNDRED), down(prior.multiply(other), HUNDRED))
        || isTelling(prior, up(now.multiply(HUNDRED), other), down(now.multiply(HUNDRED), one));
  }

  /** The count of the other period is the difference over the rate. */
  private boolean ofDelta() {
    BigDecimal now = pair.now().value();
    BigDecimal delta = pair.basis().get(1).value();
    boolean up = rate.change() == Direction.UP;
    BigDecimal added = up ? delta : delta.negate();
    BigDecimal hundred = delta.multiply(HUNDRED);
    BigDecimal one = up ? HUNDRED.add(low) : HUNDRED.subtract(low);
    BigDecimal other = up ? HUNDRED.add(high) : HUNDRED.subtract(high);
    return isTelling(now, up(hundred, high).add(added), down(hundred, low).add(added))
        || isTelling(delta, up(now.multiply(low), one), down(now.multiply(high), other));
  }

  private static boolean isTelling(BigDecimal number, BigDecimal least, BigDecimal most) {
    return Slip.isTelling(number, least, most, OFTEN);
  }

  private static BigDecimal up(BigDecimal value, BigDecimal by) {
    return value.divide(by, 0, RoundingMode.UP);
  }

  private static BigDecimal down(BigDecimal value, BigDecimal by) {
    return value.divide(by, 0, RoundingMode.DOWN);
  }
}
