/**
 * Checks the arithmetic within a text: its rates against its counts, shares and parts against
 * totals, changes against the two periods. It uses {@code audit.finding} and {@code
 * audit.language}, and needs neither figures nor definitions.
 */
@NullMarked
package dev.fazhi.audit.arithmetic;

import org.jspecify.annotations.NullMarked;
