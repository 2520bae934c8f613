package dev.fazhi.audit.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a text.
 *
 * @param rows each as wide as the widest; a cell that spans several places stands in each of them,
 *     and a place without a cell is null
 */
public record DocumentTable(List<List<@Nullable Cell>> rows) {

  /**
   * A cell by its place in the text.
   *
   * @param start the offset of its first character
   * @param end the offset after its last one
   */
  public record Cell(int start, int end) {}

  /** The cell at that place; null where there is none. */
  public @Nullable Cell cell(int row, int column) {
    List<@Nullable Cell> cells = rows.get(row);
    return column < cells.size() ? cells.get(column) : null;
  }

  /** How many columns the widest row has. */
  public int columns() {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }
}
