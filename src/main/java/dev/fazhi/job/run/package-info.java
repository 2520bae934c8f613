/** Starts, continues and stops a run, retries what may pass by itself, and reports its outcome. */
@NullMarked
package dev.fazhi.job.run;

import org.jspecify.annotations.NullMarked;
