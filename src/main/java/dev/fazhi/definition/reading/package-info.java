/**
 * Reads the files of {@code jobs/} into the immutable records of {@code definition}. Here are the
 * order of reading and the nightly run; sources, metrics and what is published have their own
 * packages.
 */
@NullMarked
package dev.fazhi.definition.reading;

import org.jspecify.annotations.NullMarked;
