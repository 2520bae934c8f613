/** Reads the entries of a ZIP package within limits on number, size and ratio. */
@NullMarked
package dev.fazhi.tabular.zip;

import org.jspecify.annotations.NullMarked;
