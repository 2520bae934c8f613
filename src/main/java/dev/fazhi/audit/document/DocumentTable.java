package dev.fazhi.audit.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a text.
 *
 * @param rows each as wide as the widest; a cell that spans several places stands in each of them,
 *     and a place without a cell is null
 */
public record DocumentTable(List<List<@Nullable Cell>> rows) {

  /** So few rows may be in order by chance. */
  private static final int FEWEST = 3;

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

  /**
   * The cells that number the rows, 1, 2, 3 and so on in the first column or under 序号, and count
   * nothing.
   *
   * @param text that the offsets are of
   */
  public List<Cell> ordinals(String text) {
    List<Cell> ordinals = new ArrayList<>();
    for (int column = 0; column < columns(); column++) {
      List<Cell> found = new ArrayList<>();
      boolean counts = column == 0;
      boolean other = false;
      for (int row = 0; row < rows.size(); row++) {
        Cell cell = cell(row, column);
        String words = cell == null ? "" : text.substring(cell.start(), cell.end()).strip();
        if (words.equals(Integer.toString(found.size() + 1))) {
          found.add(cell);
        } else if (found.isEmpty()) {
          counts |= words.equals("序号") || words.equals("编号");
        } else {
          other |= !words.isEmpty() && Character.isDigit(words.charAt(0));
        }
      }
      if (counts && !other && found.size() >= FEWEST) {
        ordinals.addAll(found);
      }
    }
    return ordinals;
  }

  /** How many columns the widest row has. */
  public int columns() {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }
}
