/**
 * A number with the others that give it: quotients, ranges, slips of the pen, and what comes of
 * comparing. It uses {@code audit.arithmetic.quantity} and the packages below it.
 */
@NullMarked
package dev.fazhi.audit.arithmetic.formula;

import org.jspecify.annotations.NullMarked;
