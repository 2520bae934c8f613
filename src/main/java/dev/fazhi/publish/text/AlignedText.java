package dev.fazhi.publish.text;

import java.util.ArrayList;
import java.util.List;

/** Aligns rows of cells as lines for a terminal, where wide characters take two places. */
public final class AlignedText {

  private static final String GAP = "  ";

  private AlignedText() {}

  /**
   * Aligns columns.
   *
   * @param rows each with as many cells as the first
   * @param firstNumber the first of the right-aligned columns
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
