/**
 * Converts the cells of one field to typed values, and gathers what was wrong with a row, a file
 * and its columns.
 */
@NullMarked
package dev.fazhi.intake.value;

import org.jspecify.annotations.NullMarked;
