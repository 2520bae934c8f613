package dev.fazhi.audit.arithmetic.formula;

import dev.fazhi.audit.arithmetic.quantity.Quotient;
import dev.fazhi.audit.finding.Exact;
import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.finding.PrintedNumber.Precision;
import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.language.QualifiedNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** Tells how well a printed rate fits the rate of two counts. */
public final class Fit {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int MORE_DIGITS = 3;
  private static final int SCALE = 6;

  /** Rough counts that leave no more than so many units of the last printed digit open are told. */
  private static final BigDecimal WIDEST = BigDecimal.valueOf(3);

  /** So many units of the last printed digit away, a rate is taken for a slip of the same rate. */
  private static final int NEAR = 10;

  private final PrintedNumber printed;
  private final Quotient quotient;
  private final Exact exact;
  private final Exact least;
  private final Exact most;
  private final boolean isCoarse;

  /**
   * @param quotient how it is printed
   * @param part the numerator
   * @param whole the denominator, more than zero
   */
  public Fit(PrintedNumber printed, Quotient quotient, Range part, Range whole) {
    this.printed = printed;
    this.quotient = quotient;
    this.exact = exact(part.value(), whole.value());
    this.isCoarse = !part.isExact() || !whole.isExact();
    this.least = isCoarse ? exact(part.least(), whole.most()) : exact;
    this.most = isCoarse ? exact(part.most(), whole.least()) : exact;
  }

  private Exact exact(BigDecimal part, BigDecimal whole) {
    return new Exact(part.multiply(quotient.times()), whole);
  }

  /** Whether it is the rate as it should be rounded, or within what its qualifier allows. */
  boolean agrees() {
    if (printed.precision() != Precision.EXACT) {
      return QualifiedNumber.fault(printed, exact, true) == null
          || QualifiedNumber.fault(printed, least, true) == null
          || QualifiedNumber.fault(printed, most, true) == null;
    } else if (isCoarse) {
      BigDecimal half = printed.place().multiply(HALF);
      return least.compareTo(printed.value().add(half)) < 0
          && most.compareTo(printed.value().subtract(half)) >= 0;
    }
    boolean whole = quotient.isAll(printed.value());
    return whole
        ? exact.compareTo(printed.value()) == 0
        : exact.rounded(printed.scale(), RoundingMode.HALF_UP).compareTo(printed.value()) == 0;
  }

  /** Whether the counts are printed too roughly to say that it was rounded wrongly. */
  boolean isCoarse() {
    BigDecimal width =
        least.rounded(SCALE, RoundingMode.UP).subtract(most.rounded(SCALE, RoundingMode.DOWN));
    return isCoarse && width.abs().compareTo(printed.place().multiply(WIDEST)) > 0;
  }

  /** The ways of rounding that give it. */
  List<RoundingRule> rules() {
    if (printed.precision() != Precision.EXACT) {
      return List.of();
    }
    return isCoarse
        ? Stream.of(RoundingRule.TRUNCATION, RoundingRule.ROUNDING_UP)
            .filter(this::mayExplain)
            .toList()
        : RoundingRule.explaining(exact, printed.scale(), printed.value());
  }

  /** Whether some rate that the rough counts allow comes to it so. */
  private boolean mayExplain(RoundingRule rule) {
    BigDecimal value = printed.value();
    return rule == RoundingRule.TRUNCATION
        ? least.compareTo(value.add(printed.place())) < 0 && most.compareTo(value) >= 0
        : least.compareTo(value) <= 0 && most.compareTo(value.subtract(printed.place())) > 0;
  }

  /** Whether it is so close that the same rate must be meant. */
  public boolean isNear() {
    BigDecimal off = off();
    int units = printed.scale() > 1 ? NEAR : printed.scale() == 1 ? NEAR / 2 : 0;
    return off.abs().compareTo(printed.place().multiply(BigDecimal.valueOf(units))) < 0;
  }

  /** How far it is from the quotient, or from what rough counts allow. */
  private BigDecimal off() {
    int scale = printed.scale() + 1;
    BigDecimal below = least.rounded(scale, RoundingMode.HALF_UP).subtract(printed.value());
    BigDecimal above = printed.value().subtract(most.rounded(scale, RoundingMode.HALF_UP));
    return below.max(above).max(BigDecimal.ZERO);
  }

  /** The quotient with some more digits than were printed. */
  String shown() {
    int scale = Math.max(0, printed.scale());
    String low = least.shown(scale + 1) + quotient.sign();
    String high = most.shown(scale + 1) + quotient.sign();
    return isCoarse && !low.equals(high)
        ? low + " 至 " + high
        : exact.shown(scale + MORE_DIGITS) + quotient.sign();
  }

  /** The quotient rounded as it should be. */
  String rounded() {
    String low =
        least.rounded(printed.scale(), RoundingMode.HALF_UP).toPlainString() + quotient.sign();
    String high =
        most.rounded(printed.scale(), RoundingMode.HALF_UP).toPlainString() + quotient.sign();
    return low.equals(high) ? low : low + " 至 " + high;
  }
}
