/** The page for every code, and failures in words instead of stack traces. */
@NullMarked
package dev.fazhi.job.runbook;

import org.jspecify.annotations.NullMarked;
