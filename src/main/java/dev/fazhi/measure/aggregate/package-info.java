/**
 * What the aggregates of a group of rows are made of: counts, sums, distinct values and values to
 * be ranked. All of it is exact and can be merged in any order.
 */
@NullMarked
package dev.fazhi.measure.aggregate;

import org.jspecify.annotations.NullMarked;
