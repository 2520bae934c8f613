/**
 * Workbooks: statistics, rejected rows, the rows of a trace; streamed by POI. It uses {@code
 * table}, {@code text} and {@code office}.
 */
@NullMarked
package dev.fazhi.publish.xlsx;

import org.jspecify.annotations.NullMarked;
