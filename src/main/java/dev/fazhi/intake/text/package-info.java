/**
 * Forms of text that people see as the same, and readers for numbers, units, days and times.
 * Detects identity cards, telephone and bank card numbers.
 */
@NullMarked
package dev.fazhi.intake.text;

import org.jspecify.annotations.NullMarked;
