/**
 * What {@code jobs/} declares, read once into immutable records; every mistake is reported at once
 * with file, line, what was expected and the nearest right spelling. It uses {@code model}. Every
 * room to its right may use it.
 */
@NullMarked
package dev.fazhi.definition;

import org.jspecify.annotations.NullMarked;
