/**
 * The numbers of a text with what its clauses say of them, and the words for rates and shares. It
 * uses {@code audit.finding} and {@code audit.language}.
 */
@NullMarked
package dev.fazhi.audit.arithmetic.quantity;

import org.jspecify.annotations.NullMarked;
