package dev.fazhi.definition;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The bounds within which the total of a metric for the year to date is credible.
 *
 * @param min at least so much; null for no bound
 * @param max at most so much; null for no bound
 * @param changePercent at most so many per cent up or down from the same period last year; null for
 *     no bound
 * @param blocking whether nothing is published while the figure is out of bounds
 */
public record Expectation(
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable Integer changePercent,
    boolean blocking) {}
