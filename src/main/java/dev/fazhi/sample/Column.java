package dev.fazhi.sample;

import org.jspecify.annotations.Nullable;

/**
 * A column of a sheet.
 *
 * @param header what stands above it
 * @param group what stands above that, over all neighbours of the same group; null for nothing
 * @param field the record's field; {@link #ROW} for the row's number in the file
 * @param look how its values are written
 */
record Column(String header, @Nullable String group, String field, Look look) {

  /** The name that stands for the row's number. */
  static final String ROW = "row";
}
