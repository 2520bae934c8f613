/**
 * What goes wrong, and what must then happen: the program is killed, starved, lied to and started
 * twice, and what it leaves is held against an undisturbed run. Method names begin with the row of
 * the matrix in {@code src/docs/faults.md}. It may use every package.
 */
@NullMarked
package dev.fazhi.faults;

import org.jspecify.annotations.NullMarked;
