/**
 * The rows and columns of a table against each other, and against sentences that say them again. It
 * uses {@code audit.document}, {@code audit.arithmetic.formula} and {@code .quantity}.
 */
@NullMarked
package dev.fazhi.audit.arithmetic.table;

import org.jspecify.annotations.NullMarked;
