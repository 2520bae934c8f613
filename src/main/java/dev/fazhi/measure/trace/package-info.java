/** The rows that a figure was counted from. */
@NullMarked
package dev.fazhi.measure.trace;

import org.jspecify.annotations.NullMarked;
