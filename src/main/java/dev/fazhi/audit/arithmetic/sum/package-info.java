/**
 * Totals against their parts, means, and the same quantity told twice. It uses {@code
 * audit.arithmetic.formula} and {@code .quantity}.
 */
@NullMarked
package dev.fazhi.audit.arithmetic.sum;

import org.jspecify.annotations.NullMarked;
