/**
 * Runs that are killed, halted, stopped, starved of memory or disk, or started twice. The next run
 * must end as an undisturbed one does.
 */
@NullMarked
package dev.fazhi.faults.stopped;

import org.jspecify.annotations.NullMarked;
