/**
 * Looks through the input folder without changing anything in it. Names of any bytes are shown
 * safely.
 */
@NullMarked
package dev.fazhi.job.survey;

import org.jspecify.annotations.NullMarked;
