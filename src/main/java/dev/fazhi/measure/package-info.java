/**
 * Makes figures from facts: periods, the same period last year, rates, identities. Uses {@code
 * definition}, {@code model} and {@code store}; {@code publish}, {@code job}, {@code cli} and
 * {@code console} may use it.
 */
@NullMarked
package dev.fazhi.measure;

import org.jspecify.annotations.NullMarked;
