package dev.fazhi.publish.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as lines for a terminal, in which wide characters take two places. */
public final class AlignedText {

  private static final String GAP = "  ";

  private AlignedText() {}

  /**
   * Columns under each other.
   *
   * @param rows each of as many cells as the first
   * @param firstNumber the first of the columns whose cells stand to the right
   * @param lastNumber the last of them
   */
  public static List<String> lines(List<List<String>> rows, int firstNumber, int lastNumber) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], EastAsian.width(row.get(column)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < widths.length; column++) {
        boolean number = column >= firstNumber && column <= lastNumber;
        String cell = row.get(column);
        cells.add(
            number ? EastAsian.right(cell, widths[column]) : EastAsian.left(cell, widths[column]));
      }
      lines.add(String.join(GAP, cells).stripTrailing());
    }
    return lines;
  }
}
