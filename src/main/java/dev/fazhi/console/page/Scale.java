package dev.fazhi.console.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A scale with round numbers: steps of 1, 2 or 5 times a power of ten.
 *
 * @param from its lowest tick
 * @param to its highest
 * @param ticks from the lowest to the highest
 */
public record Scale(BigDecimal from, BigDecimal to, List<BigDecimal> ticks) {

  private static final List<BigDecimal> STEPS =
      List.of(BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(5), BigDecimal.TEN);

  /**
   * Makes a scale that includes all values.
   *
   * @param close whether it may begin above zero, near the values
   * @param most maximum number of steps
   */
  public static Scale over(List<BigDecimal> values, boolean close, int most) {
    BigDecimal high =
        values.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ONE).max(BigDecimal.ZERO);
    BigDecimal low = values.stream().min(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    if (!close || low.compareTo(high) == 0) {
      low = low.min(BigDecimal.ZERO);
    }
    BigDecimal span = high.subtract(low);
    BigDecimal step = step(span.signum() == 0 ? BigDecimal.ONE : span, most);
    BigDecimal from = low.divide(step, 0, RoundingMode.FLOOR).multiply(step);
    BigDecimal to = high.divide(step, 0, RoundingMode.CEILING).multiply(step);
    if (to.compareTo(from) == 0) {
      to = from.add(step);
    }
    List<BigDecimal> ticks = new ArrayList<>();
    for (BigDecimal tick = from; tick.compareTo(to) <= 0; tick = tick.add(step)) {
      ticks.add(tick.signum() == 0 ? BigDecimal.ZERO : tick.stripTrailingZeros());
    }
    return new Scale(from, to, List.copyOf(ticks));
  }

  /** The smallest round step with which at most so many steps make the span. */
  private static BigDecimal step(BigDecimal span, int most) {
    BigDecimal least = span.divide(BigDecimal.valueOf(most), 10, RoundingMode.CEILING);
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
    for (BigDecimal step : STEPS) {
      if (power.multiply(step).compareTo(least) >= 0) {
        return power.multiply(step);
      }
    }
    return power.multiply(BigDecimal.TEN);
  }
}
