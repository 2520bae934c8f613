package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Shape;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.List;

/** Other numbers than those of a reading that give the rate as it is printed, and may be meant. */
final class OtherNumbers {

  private static final int MOST = 300;
  private static final int BESIDE = 4;

  /** Of the unit of one of the two are so few that so many times as far may be looked. */
  private static final int ALIKE = 4;

  /** How often chance may find another. */
  private static final double OFTEN = 0.025;

  private OtherNumbers() {}

  /**
   * Whether others give it: another count of so many around instead of one of the two, one of the
   * two with a count beside it, or a count right before the rate with any around. A change may be
   * named as a share is: 送审9亿元,审减1亿元,审减率11%.
   */
  static boolean areBeside(Reading reading, Quantities quantities) {
    Quantity rate = reading.rate();
    if (rate.isChange()) {
      List<Quantity> two =
          quantities.before(rate, q -> q.sentence() == rate.sentence()).stream().limit(2).toList();
      return two.size() == 2 && gives(rate, two.get(0), two.get(1));
    }
    boolean single = reading.under().size() == 1 && reading.over().size() == 1;
    List<Quantity> nearest =
        quantities.before(rate, q -> q.isCurrent() && q.sentence() == rate.sentence()).stream()
            .limit(2)
            .toList();
    double window = OFTEN / Chance.ofRate(rate);
    int first = Math.max(0, rate.index() - MOST);
    int end = Math.min(quantities.all().size(), rate.index() + Quantities.FAR);
    for (Quantity count : quantities.all().subList(first, end)) {
      int away = Math.abs(rate.index() - count.index());
      boolean other =
          single
              && away <= ALIKE * window
              && ((Quantities.isSame(count, reading.part()) && gives(reading, count, true))
                  || (Quantities.isSame(count, reading.whole()) && gives(reading, count, false)));
      boolean near =
          away <= window
              && nearest.stream().anyMatch(q -> gives(rate, q, count) || gives(rate, count, q));
      if (count.isCount() && (other || near)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a count gives it instead of the part, or of the whole, or with one that is beside. */
  private static boolean gives(Reading reading, Quantity count, boolean isPart) {
    Quantity rate = reading.rate();
    Quantity own = isPart ? reading.part() : reading.whole();
    Quantity other = isPart ? reading.whole() : reading.part();
    double all = own.value().doubleValue() + count.value().doubleValue();
    boolean beside =
        own.index() != count.index()
            && (Math.abs(own.index() - count.index()) <= BESIDE
                || count.clause().endsWith(own.clause()));
    boolean both =
        beside
            && isNear(
                rate,
                isPart ? all / other.value().doubleValue() : other.value().doubleValue() / all);
    return both || (isPart ? gives(rate, count, other) : gives(rate, other, count));
  }

  private static boolean isNear(Quantity rate, double quotient) {
    return Math.abs(quotient * rate.quotient().times().doubleValue() - rate.value().doubleValue())
        <= rate.number().place().doubleValue() / 2;
  }

  /** Whether it may be the rate: exact numbers that are off by a unit of its last digit are not. */
  private static boolean isNear(Quantity rate, Quantity one, Quantity other) {
    double off =
        one.value().doubleValue()
                / other.value().doubleValue()
                * rate.quotient().times().doubleValue()
            - rate.value().doubleValue();
    return Math.abs(off) <= rate.number().place().doubleValue()
        || !(rate.isExact() && Range.of(one).isExact() && Range.of(other).isExact());
  }

  private static boolean gives(Quantity rate, Quantity one, Quantity other) {
    return !one.equals(other)
        && other.value().signum() > 0
        && Reading.isComparable(
            rate, Shape.SHARE, one.value().doubleValue(), other.value().doubleValue())
        && isNear(rate, one, other)
        && Formula.share(rate, one, other).agrees();
  }
}
