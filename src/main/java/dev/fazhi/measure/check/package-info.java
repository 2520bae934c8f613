/**
 * What the counts say about themselves: identities, sums of reports, gaps of deliveries and of
 * months.
 */
@NullMarked
package dev.fazhi.measure.check;

import org.jspecify.annotations.NullMarked;
