/** Scheduled runs, notices waiting to be sent, and notes of a run. */
@NullMarked
package dev.fazhi.store.run;

import org.jspecify.annotations.NullMarked;
