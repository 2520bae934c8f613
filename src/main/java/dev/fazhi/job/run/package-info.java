/** Starts, continues and stops a run, retries passing failures, and reports its outcome. */
@NullMarked
package dev.fazhi.job.run;

import org.jspecify.annotations.NullMarked;
