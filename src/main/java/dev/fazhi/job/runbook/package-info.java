/** The runbook page of every code, and the translation of failures into sentences. */
@NullMarked
package dev.fazhi.job.runbook;

import org.jspecify.annotations.NullMarked;
