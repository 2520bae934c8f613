package dev.fazhi.audit.arithmetic;

import dev.fazhi.audit.finding.Exact;
import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.finding.PrintedNumber.Precision;
import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.language.QualifiedNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Tells how well a printed rate fits the rate of two counts. */
final class Fit {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int MORE_DIGITS = 3;

  /** So many units of the last printed digit away, a rate is taken for a slip of the same rate. */
  private static final int NEAR = 10;

  private final PrintedNumber printed;
  private final Exact exact;
  private final Exact least;
  private final Exact most;
  private final boolean isCoarse;

  /**
   * @param part the numerator
   * @param whole the denominator, more than zero
   */
  Fit(PrintedNumber printed, Range part, Range whole) {
    this.printed = printed;
    this.exact = Exact.rate(part.value(), whole.value());
    this.isCoarse = !part.isExact() || !whole.isExact();
    this.least = isCoarse ? Exact.rate(part.least(), whole.most()) : exact;
    this.most = isCoarse ? Exact.rate(part.most(), whole.least()) : exact;
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
    boolean whole = printed.value().compareTo(HUNDRED) == 0;
    return whole
        ? exact.compareTo(HUNDRED) == 0
        : exact.rounded(printed.scale(), RoundingMode.HALF_UP).compareTo(printed.value()) == 0;
  }

  /** Whether the counts are printed too roughly to say how it was rounded. */
  boolean isCoarse() {
    return isCoarse;
  }

  /** The ways of rounding that give it. */
  List<RoundingRule> rules() {
    return printed.precision() == Precision.EXACT && !isCoarse
        ? RoundingRule.explaining(exact, printed.scale(), printed.value())
        : List.of();
  }

  /** Whether it is so close that the same rate must be meant. */
  boolean isNear(boolean isClose) {
    BigDecimal off =
        exact.rounded(printed.scale() + 1, RoundingMode.HALF_UP).subtract(printed.value());
    int units = printed.scale() > 1 ? NEAR : printed.scale() == 1 ? (isClose ? 5 : 3) : 0;
    return off.abs().compareTo(printed.place().multiply(BigDecimal.valueOf(units))) < 0;
  }

  /** The quotient with some more digits than were printed. */
  String shown() {
    int scale = Math.max(0, printed.scale());
    return isCoarse
        ? least.shown(scale) + "% 至 " + most.shown(scale) + "%"
        : exact.shown(scale + MORE_DIGITS) + "%";
  }

  /** The quotient rounded as it should be. */
  String rounded() {
    return exact.rounded(printed.scale(), RoundingMode.HALF_UP).toPlainString() + "%";
  }
}
