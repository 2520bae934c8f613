/** Reads {@code jobs/sample.yml} into generators, and tells all its mistakes at once. */
@NullMarked
package dev.fazhi.sample.reader;

import org.jspecify.annotations.NullMarked;
