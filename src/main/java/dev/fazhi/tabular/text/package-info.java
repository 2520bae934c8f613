/**
 * Reads delimited text: recognises encoding and delimiter, and refuses what it would have to guess.
 */
@NullMarked
package dev.fazhi.tabular.text;

import org.jspecify.annotations.NullMarked;
