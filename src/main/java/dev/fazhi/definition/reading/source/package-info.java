/**
 * Reads the sources, their fields and the reference lists. Other definitions may name what is read
 * here.
 */
@NullMarked
package dev.fazhi.definition.reading.source;

import org.jspecify.annotations.NullMarked;
