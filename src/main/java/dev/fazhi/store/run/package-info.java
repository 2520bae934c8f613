/** Scheduled runs, the outbox of notifications, and the notes of runs. */
@NullMarked
package dev.fazhi.store.run;

import org.jspecify.annotations.NullMarked;
