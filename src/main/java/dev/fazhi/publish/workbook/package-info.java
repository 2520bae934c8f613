/**
 * The pages of the workbook, independent of a format: declared tables, charts, dictionary, sources
 * and traces. The formats write them in this order.
 */
@NullMarked
package dev.fazhi.publish.workbook;

import org.jspecify.annotations.NullMarked;
