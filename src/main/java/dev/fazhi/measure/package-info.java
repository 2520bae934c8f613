/**
 * Metric definitions compiled to SQL and figures made of what it returns: periods, the same period
 * last year, rates, identities. It uses {@code definition}, {@code model} and {@code store}; {@code
 * publish}, {@code job} and the faces may use it.
 */
@NullMarked
package dev.fazhi.measure;

import org.jspecify.annotations.NullMarked;
