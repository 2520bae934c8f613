/**
 * Which two counts a rate is of where no rule knows it: every pair near it is weighed by what the
 * text says of the three. It uses {@code audit.arithmetic.formula} and {@code .quantity}.
 */
@NullMarked
package dev.fazhi.audit.arithmetic.reading;

import org.jspecify.annotations.NullMarked;
