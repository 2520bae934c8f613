package dev.fazhi.sample.record;

import org.jspecify.annotations.Nullable;

/**
 * A column of a sheet.
 *
 * @param header what stands above it
 * @param group what stands above that, over all neighbours of the same group; null for nothing
 * @param field the record's field; {@link #ROW} for the row's number in the file
 * @param look how its values are written
 */
public record Column(String header, @Nullable String group, String field, ColumnFormat look) {

  /** The name that stands for the row's number. */
  public static final String ROW = "row";
}
