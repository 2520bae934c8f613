/**
 * Rates by their names, 办结率, against their two counts. It uses {@code audit.arithmetic.formula} and
 * {@code .quantity}.
 */
@NullMarked
package dev.fazhi.audit.arithmetic.rate;

import org.jspecify.annotations.NullMarked;
