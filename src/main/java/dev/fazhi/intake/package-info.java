/**
 * Which source is this file, where is its header, which column is which field; cell text into typed
 * values; and everything that is wrong, with its place. It uses {@code definition}, {@code model}
 * and the rows of {@code tabular}. The faces and {@code job} use it; nothing that stores or counts
 * does.
 */
@NullMarked
package dev.fazhi.intake;

import org.jspecify.annotations.NullMarked;
