/**
 * Figures made of counted facts: periods, the same period last year, rates, identities. Uses {@code
 * definition}, {@code model} and {@code store}; {@code publish}, {@code job} and the faces may use
 * it.
 */
@NullMarked
package dev.fazhi.measure;

import org.jspecify.annotations.NullMarked;
