/**
 * The lease of runs: a row in the database, and a locked file that shows that the holder is alive.
 * A holder whose lease was taken over is fenced.
 */
@NullMarked
package dev.fazhi.store.lease;

import org.jspecify.annotations.NullMarked;
