/**
 * Reads the files of metrics: what is counted, under which conditions, by which breakdowns. What a
 * metric names is looked up here.
 */
@NullMarked
package dev.fazhi.definition.reading.metric;

import org.jspecify.annotations.NullMarked;
