/**
 * Exports that are ugly, late, changed or hostile, and definitions that change between two runs.
 * Each file is read or refused in words.
 */
@NullMarked
package dev.fazhi.faults.input;

import org.jspecify.annotations.NullMarked;
