/** Runs that share their work with worker processes, which die, stall and do not fit. */
@NullMarked
package dev.fazhi.faults.workers;

import org.jspecify.annotations.NullMarked;
