/** Inputs that are changed at random, with and without coverage as a guide. */
@NullMarked
package dev.fazhi.faults.fuzz;

import org.jspecify.annotations.NullMarked;
