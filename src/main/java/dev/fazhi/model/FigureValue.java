package dev.fazhi.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The value of a metric for one period and group.
 *
 * @param value the count, sum or rate at its printed precision; null when there is none (nothing
 *     delivered, or a zero denominator)
 * @param numerator the upper count of a rate; null for what is no rate
 * @param denominator the lower count of a rate; null for what is no rate
 */
public record FigureValue(
    @Nullable BigDecimal value, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {

  /** No value and no parts. */
  public static final FigureValue NONE = new FigureValue(null, null, null);

  /** A value that is no rate. */
  public static FigureValue of(BigDecimal value) {
    return new FigureValue(value, null, null);
  }
}
