/**
 * Shares, 占15%, against the count and the total that they are of. It uses {@code
 * audit.arithmetic.formula} and {@code .quantity}.
 */
@NullMarked
package dev.fazhi.audit.arithmetic.share;

import org.jspecify.annotations.NullMarked;
