/**
 * The declarations of {@code jobs/} as immutable records; all mistakes are reported together, with
 * file, line, what was expected and the nearest right spelling. It uses {@code model}. All packages
 * but {@code tabular} may use it.
 */
@NullMarked
package dev.fazhi.definition;

import org.jspecify.annotations.NullMarked;
