package dev.fazhi.audit.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a text.
 *
 * @param rows from above; a cell that spans several places stands in each of them, and a place
 *     without a cell is null
 * @param columns how many the widest row has
 */
public record DocumentTable(List<List<@Nullable Cell>> rows, int columns) {

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
   * The cells that only number rows or columns, 1, 2, 3 and so on: in the first column, under 序号,
   * or in a row of their own.
   *
   * @param text that the offsets are of
   */
  public List<Cell> ordinals(String text) {
    List<Cell> ordinals = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      List<@Nullable Cell> line = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        line.add(cell(row, column));
      }
      ordinals.addAll(ordinals(line, text, column == 0));
    }
    for (List<@Nullable Cell> row : rows) {
      List<Cell> found = ordinals(row, text, true);
      // beside them stands at most a letter or 甲
      if (found.size() + 1 >= row.size()) {
        ordinals.addAll(found);
      }
    }
    return ordinals;
  }

  private static List<Cell> ordinals(List<@Nullable Cell> line, String text, boolean first) {
    List<Cell> found = new ArrayList<>();
    boolean counts = first;
    for (Cell cell : line) {
      String words = cell == null ? "" : text.substring(cell.start(), cell.end()).strip();
      // a column that is of others may say so: 3=2÷1
      int end = Math.max(words.indexOf('='), words.indexOf('＝'));
      String number = end < 0 ? words : words.substring(0, end).strip();
      if (cell != null && number.equals(Integer.toString(found.size() + 1))) {
        found.add(cell);
      } else if (found.isEmpty()) {
        counts |= words.equals("序号") || words.equals("编号");
      } else if (!words.isEmpty() && Character.isDigit(words.charAt(0))) {
        return List.of();
      }
    }
    return counts && found.size() >= FEWEST ? found : List.of();
  }
}
