package dev.fazhi.measure;

import dev.fazhi.model.Comparison;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Comparisons of two values, each rounded once. */
final class Rates {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Rates() {}

  /**
   * Compares two values: rates by the points between the printed ones, others by change and
   * percentage of the base.
   */
  static Comparison compare(boolean ratio, @Nullable BigDecimal now, @Nullable BigDecimal prior) {
    if (now == null || prior == null) {
      return Comparison.NONE;
    }
    BigDecimal change = now.subtract(prior);
    if (ratio) {
      return new Comparison(null, null, change);
    }
    BigDecimal percent =
        prior.signum() == 0
            ? null
            : change.multiply(HUNDRED).divide(prior, 2, RoundingMode.HALF_UP);
    return new Comparison(change, percent, null);
  }
}
