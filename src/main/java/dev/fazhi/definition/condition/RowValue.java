package dev.fazhi.definition.condition;

import org.jspecify.annotations.Nullable;

/** A value that is computed of a row. */
@FunctionalInterface
public interface RowValue {

  /**
   * The value; null when a value that it needs is empty.
   *
   * @param row the values in the order of the fields that it was compiled for
   * @param at what its variables stand for
   */
  @Nullable Object of(@Nullable Object[] row, RowTest.Moments at);
}
