/**
 * Writes the planned files of the sample as workbooks and delimited text, byte by byte the same
 * each time.
 */
@NullMarked
package dev.fazhi.sample.file;

import org.jspecify.annotations.NullMarked;
