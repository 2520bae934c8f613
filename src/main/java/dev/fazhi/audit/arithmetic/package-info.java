/**
 * Checks the arithmetic within a text, each kind of number in a package of its own: {@code .rate},
 * {@code .share}, {@code .change}, {@code .sum}, {@code .table}, on {@code .formula} and {@code
 * .quantity}. It uses {@code audit.document}, {@code audit.finding} and {@code audit.language}, and
 * needs neither figures nor definitions.
 */
@NullMarked
package dev.fazhi.audit.arithmetic;

import org.jspecify.annotations.NullMarked;
