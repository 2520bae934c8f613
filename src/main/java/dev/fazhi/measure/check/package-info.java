/** Checks of counts and figures: identities, sums, expectations, gaps of deliveries and months. */
@NullMarked
package dev.fazhi.measure.check;

import org.jspecify.annotations.NullMarked;
