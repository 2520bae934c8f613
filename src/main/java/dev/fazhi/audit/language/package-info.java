/**
 * Numbers and words of Chinese reports: numerals, qualifiers, classifiers, dates, comparisons. It
 * uses {@code model}, {@code definition} and {@code audit.finding}.
 */
@NullMarked
package dev.fazhi.audit.language;

import org.jspecify.annotations.NullMarked;
