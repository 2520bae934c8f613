package dev.fazhi.audit.finding;

import dev.fazhi.model.Decimals;
import dev.fazhi.model.FigureValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A number before it is rounded: {@code upper / lower}.
 *
 * @param upper for a percentage a hundred times its numerator
 * @param lower more than zero; 1 for what is no rate
 */
public record Exact(BigDecimal upper, BigDecimal lower) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * A rate by its counts, where there are any, else the value; null where there is none.
   *
   * @param times by what the quotient of its counts is multiplied
   */
  public static @Nullable Exact of(FigureValue measure, int times) {
    BigDecimal value = measure.value();
    BigDecimal numerator = measure.numerator();
    BigDecimal denominator = measure.denominator();
    if (value == null) {
      return null;
    } else if (numerator == null || denominator == null || denominator.signum() <= 0) {
      return new Exact(value, BigDecimal.ONE);
    }
    return new Exact(numerator.multiply(BigDecimal.valueOf(times)), denominator);
  }

  /** In per cent. */
  public static Exact rate(BigDecimal numerator, BigDecimal denominator) {
    return new Exact(numerator.multiply(HUNDRED), denominator);
  }

  /** Rounded once. */
  public BigDecimal rounded(int scale, RoundingMode mode) {
    return upper.divide(lower, scale, mode);
  }

  /** How many decimals it has; none where it is a quotient. */
  public int decimals() {
    return lower.compareTo(BigDecimal.ONE) == 0
        ? Math.max(0, upper.stripTrailingZeros().scale())
        : 0;
  }

  public int compareTo(BigDecimal other) {
    return upper.compareTo(other.multiply(lower));
  }

  /** With at most so many digits after the point, and an ellipsis where there are more. */
  public String shown(int scale) {
    BigDecimal cut = rounded(scale, RoundingMode.DOWN);
    return compareTo(cut) == 0
        ? Decimals.plain(cut.stripTrailingZeros())
        : cut.toPlainString() + "…";
  }
}
