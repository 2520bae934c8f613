package dev.fazhi.tabular.excel;

import dev.fazhi.model.Cell;
import dev.fazhi.tabular.row.RejectedIOException;
import dev.fazhi.tabular.row.RowBuilder;
import java.util.regex.Matcher;

/**
 * Array formulas that were never computed (ECMA-376 part 1, 18.3.1.40): only the first cell of
 * their range has the formula, and the others, which spreadsheets compute too, look blank.
 */
final class ArrayFormulas {

  /** By column the last row that such a formula reaches. */
  private final int[] last;

  private int columns;

  ArrayFormulas(int mostColumns) {
    this.last = new int[mostColumns];
  }

  /** A formula without a value that begins in the row at hand and gives values to that range. */
  void add(String range) {
    Matcher corners = XlsxSheet.RANGE.matcher(range);
    if (corners.matches()) {
      int to = Math.min(last.length - 1, XlsxSheet.letters(corners.group(3)));
      for (int column = XlsxSheet.letters(corners.group(1)); column <= to; column++) {
        last[column] = Math.max(last[column], Integer.parseInt(corners.group(4)));
      }
      columns = Math.max(columns, to + 1);
    }
  }

  /** Puts errors where the row has no value, though it should have one. */
  void fill(int row, RowBuilder builder) throws RejectedIOException {
    for (int column = 0; column < columns; column++) {
      if (last[column] >= row && builder.isBlank(column)) {
        builder.put(column, new Cell.Err("=", XlsxCells.NOT_COMPUTED));
      }
    }
  }
}
