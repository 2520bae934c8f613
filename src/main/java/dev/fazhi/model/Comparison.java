package dev.fazhi.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of a figure with the same period last year.
 *
 * @param change current − prior in the metric's unit; null for rates, or where one of the two is
 *     missing
 * @param percent change / prior × 100, two decimals, half up; null for rates, a zero base, or where
 *     one of the two is missing
 * @param points for rates, the difference of the two printed rates in percentage points (百分点); null
 *     otherwise
 */
public record Comparison(
    @Nullable BigDecimal change, @Nullable BigDecimal percent, @Nullable BigDecimal points) {

  /** Nothing to compare with. */
  public static final Comparison NONE = new Comparison(null, null, null);
}
