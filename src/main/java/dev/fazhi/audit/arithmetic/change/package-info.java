/**
 * Changes, 同比增长15%, against the two periods that a text tells. It uses {@code
 * audit.arithmetic.formula} and {@code .quantity}.
 */
@NullMarked
package dev.fazhi.audit.arithmetic.change;

import org.jspecify.annotations.NullMarked;
