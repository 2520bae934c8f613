/**
 * Generators of the sample's records: cohorts with exact counts, times, choices and the values of
 * cells. Equal seeds give equal records.
 */
@NullMarked
package dev.fazhi.sample.record;

import org.jspecify.annotations.NullMarked;
