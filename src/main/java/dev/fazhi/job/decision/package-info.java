/**
 * Operations that an operator decides: accepting a file, withdrawing a load, finalising a vintage,
 * rebuilding and purging. Each holds the lease of runs and is recorded with name and reason.
 */
@NullMarked
package dev.fazhi.job.decision;

import org.jspecify.annotations.NullMarked;
