/**
 * The tables in the layout that an authority prescribes. It lays out their headings of several
 * lines, their rows and their cells.
 */
@NullMarked
package dev.fazhi.publish.table.filing;

import org.jspecify.annotations.NullMarked;
