package dev.fazhi.intake.value;

import dev.fazhi.model.Cell;
import org.jspecify.annotations.Nullable;

/** Converts the cells of one field to values. */
@FunctionalInterface
public interface Conversion {

  /**
   * The value of a cell that is not blank; null when it has none, of which the draft has then been
   * told, except where the cell's text says nothing (separators alone).
   */
  @Nullable Object of(Cell cell, RowDraft draft);
}
