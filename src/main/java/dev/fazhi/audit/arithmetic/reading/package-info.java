/**
 * Which numbers a rate is of: every pair near it is weighed by what the text says of the three, and
 * by what the other rates of the text are of. It uses {@code audit.arithmetic.formula} and {@code
 * .quantity}.
 */
@NullMarked
package dev.fazhi.audit.arithmetic.reading;

import org.jspecify.annotations.NullMarked;
