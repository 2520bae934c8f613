package dev.fazhi.model;

import java.util.List;

/**
 * One row of a sheet as it stands in the file.
 *
 * @param sheet the sheet's name; empty for files without sheets
 * @param sheetIndex 0 for the first sheet
 * @param number the row number that the spreadsheet shows, from 1; for text files the number of the
 *     line on which the record begins
 * @param cells by column from A on; cells to the right of the last filled one are left out
 * @param hidden whether the spreadsheet hides this row or its sheet
 */
public record Row(String sheet, int sheetIndex, int number, List<Cell> cells, boolean hidden) {

  /** The cell of a column counted from 0; blank beyond the last one. */
  public Cell cell(int column) {
    return column < cells.size() ? cells.get(column) : Cell.BLANK;
  }

  /** Whether no cell holds anything to see. */
  public boolean isBlank() {
    for (Cell cell : cells) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return true;
  }
}
