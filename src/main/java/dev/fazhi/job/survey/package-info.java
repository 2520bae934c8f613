/** Surveys the input folder without changing it, and decodes file names. */
@NullMarked
package dev.fazhi.job.survey;

import org.jspecify.annotations.NullMarked;
