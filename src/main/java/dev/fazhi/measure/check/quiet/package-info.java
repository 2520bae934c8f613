/**
 * Times of which nothing was delivered, of a source or one group, though much was to be expected.
 */
@NullMarked
package dev.fazhi.measure.check.quiet;

import org.jspecify.annotations.NullMarked;
