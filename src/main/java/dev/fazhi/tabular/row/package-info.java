/**
 * What every format has in common: rows of cells, limits, number formats, merged cells and the
 * refusal of a file. Formats use it; it knows none of them.
 */
@NullMarked
package dev.fazhi.tabular.row;

import org.jspecify.annotations.NullMarked;
