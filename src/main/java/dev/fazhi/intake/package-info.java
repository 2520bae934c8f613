/**
 * Reads exports: recognises the source and its columns, converts cells to typed values, and reports
 * everything that is wrong with its place. It uses {@code definition}, {@code model} and {@code
 * tabular}; {@code job}, {@code cli} and {@code console} use it.
 */
@NullMarked
package dev.fazhi.intake;

import org.jspecify.annotations.NullMarked;
