/**
 * What a table is, independent of a format: columns, cells with their figures, notes, charts,
 * forms. It knows no format; the formats know it and not each other.
 */
@NullMarked
package dev.fazhi.publish.table;

import org.jspecify.annotations.NullMarked;
