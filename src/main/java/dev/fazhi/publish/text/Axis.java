package dev.fazhi.publish.text;

import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The axis of a chart's values. Counts begin at zero. Percentages that lie close together far from
 * zero begin just below the least of them, since from zero their differences cannot be seen; what
 * draws them says so.
 *
 * @param from its first value
 * @param to its last value; null for where the drawing program ends it
 * @param step from one mark to the next; null for what the drawing program chooses
 */
public record Axis(BigDecimal from, @Nullable BigDecimal to, @Nullable BigDecimal step) {

  private static final Axis OF_COUNTS = new Axis(BigDecimal.ZERO, null, null);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** So many times the spread lie below the values when the axis is cut. */
  private static final BigDecimal FAR = BigDecimal.valueOf(3);

  /** The least spread, in percentage points, so that noise does not fill the chart. */
  private static final BigDecimal LEAST_SPREAD = BigDecimal.ONE;

  private static final BigDecimal MARKS = BigDecimal.valueOf(4);

  /**
   * Chooses the axis.
   *
   * @param values all that are drawn; those that are missing are null
   * @param percentage whether they are rates in percent
   */
  public static Axis of(List<? extends @Nullable BigDecimal> values, boolean percentage) {
    List<BigDecimal> known =
        values.stream().filter(Objects::nonNull).map(BigDecimal.class::cast).toList();
    if (!percentage || known.isEmpty()) {
      return OF_COUNTS;
    }
    BigDecimal most = known.stream().reduce(BigDecimal::max).orElseThrow();
    BigDecimal least = known.stream().reduce(BigDecimal::min).orElseThrow();
    boolean share = most.compareTo(HUNDRED) <= 0;
    BigDecimal spread = most.subtract(least).max(LEAST_SPREAD);
    if (spread.multiply(FAR).compareTo(least) > 0) {
      return new Axis(BigDecimal.ZERO, share ? HUNDRED : null, null);
    }
    BigDecimal step = step(spread.divide(MARKS, 6, RoundingMode.CEILING));
    BigDecimal from = least.divide(step, 0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
    BigDecimal to = most.divide(step, 0, RoundingMode.FLOOR).add(BigDecimal.ONE).multiply(step);
    return new Axis(
        Decimals.stripped(from.multiply(step)),
        Decimals.stripped(share ? to.min(HUNDRED) : to),
        Decimals.stripped(step));
  }

  /** The next 1, 2 or 5 of an order. */
  private static BigDecimal step(BigDecimal least) {
    BigDecimal order = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
    for (int times : new int[] {1, 2, 5}) {
      BigDecimal step = order.multiply(BigDecimal.valueOf(times));
      if (step.compareTo(least) >= 0) {
        return step;
      }
    }
    return order.scaleByPowerOfTen(1);
  }

  /** Whether it does not begin at zero. */
  public boolean isCut() {
    return from.signum() > 0;
  }

  /** Says at what it begins; empty when that is zero. */
  public String remark() {
    return isCut() ? "数轴从 " + from.toPlainString() + " 起" : "";
  }
}
