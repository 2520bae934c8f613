/**
 * Finds the header of a sheet, the source that it belongs to and the plan by which its rows are
 * read. A sheet of no source is refused with the nearest one named.
 */
@NullMarked
package dev.fazhi.intake.header;

import org.jspecify.annotations.NullMarked;
