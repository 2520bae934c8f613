/**
 * Counting in one pass over a source's facts: counts, sums, distinct values and percentiles by
 * group and month, for both sides of a comparison, and what each source's deliveries cover.
 */
@NullMarked
package dev.fazhi.measure.count;

import org.jspecify.annotations.NullMarked;
