/**
 * Reads each kind of file of {@code jobs/} into the immutable records of {@code definition}. The
 * keys of every file, and the JSON Schemas made of them, are here too.
 */
@NullMarked
package dev.fazhi.definition.reading;

import org.jspecify.annotations.NullMarked;
