package dev.fazhi.model;

import java.util.List;
import java.util.Map;

/**
 * A row of a sheet as in the file.
 *
 * @param sheet the sheet's name; empty for files without sheets
 * @param sheetIndex 0 for the first sheet
 * @param number the row number that the spreadsheet shows, from 1; for text files the number of the
 *     line on which the record begins
 * @param cells by column from A on; cells to the right of the last filled one are left out
 * @param hidden whether the spreadsheet hides this row or its sheet
 * @param merged by column, what the merged cells that begin in a row above say for this one too
 * @param width how many columns the record has in a delimited text file, trailing blank ones among
 *     them; 0 in other files
 */
public record Row(
    String sheet,
    int sheetIndex,
    int number,
    List<Cell> cells,
    boolean hidden,
    Map<Integer, Cell> merged,
    int width) {

  /** A row that no merged cell reaches into, of a file without records. */
  public Row(String sheet, int sheetIndex, int number, List<Cell> cells, boolean hidden) {
    this(sheet, sheetIndex, number, cells, hidden, Map.of(), 0);
  }

  /** The same row with another name of its sheet. */
  public Row ofSheet(String name) {
    return new Row(name, sheetIndex, number, cells, hidden, merged, width);
  }

  /** The cell of a column counted from 0; blank beyond the last one. */
  public Cell cell(int column) {
    return column < cells.size() ? cells.get(column) : Cell.BLANK;
  }

  /** The cell of a column or, when it is blank, what a merged cell from above says for it. */
  public Cell value(int column) {
    Cell own = cell(column);
    return !merged.isEmpty() && own.isBlank() ? merged.getOrDefault(column, own) : own;
  }
}
