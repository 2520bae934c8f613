package dev.fazhi.definition;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A step of a verdict.
 *
 * @param bound the bound; null when it is another metric's value, or there is none
 * @param metric the id of the metric whose value is the bound; null for none
 * @param most whether the value must not be above the bound, else not below it
 * @param say the verdict
 */
public record Grade(
    @Nullable BigDecimal bound, @Nullable String metric, boolean most, String say) {}
