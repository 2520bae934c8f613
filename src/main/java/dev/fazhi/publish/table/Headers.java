package dev.fazhi.publish.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The headers over the columns of a table, in one row or in several of which the upper ones reach
 * over several columns.
 *
 * @param rows how many rows of headers there are
 * @param cells row by row, each from left to right
 */
public record Headers(int rows, List<Cell> cells) {

  /**
   * A header.
   *
   * @param row its first row counted from 0
   * @param column its first column counted from 0
   * @param rows how many rows it takes
   * @param columns how many columns it takes
   */
  public record Cell(int row, int column, int rows, int columns, String text) {

    /** Whether it covers that place. */
    public boolean covers(int atRow, int atColumn) {
      return atRow >= row
          && atRow < row + rows
          && atColumn >= column
          && atColumn < column + columns;
    }
  }

  /** Those of the columns. */
  public static Headers of(List<Column> columns) {
    int rows = columns.stream().mapToInt(column -> column.path().size()).max().orElse(1);
    List<Cell> cells = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns.size(); ) {
        column += add(row, column, rows, columns, cells);
      }
    }
    return new Headers(rows, List.copyOf(cells));
  }

  /** Adds the header that begins in this place; gives how many columns it takes. */
  private static int add(int row, int column, int rows, List<Column> columns, List<Cell> cells) {
    List<String> path = columns.get(column).path();
    if (path.size() <= row) {
      return 1;
    }
    if (path.size() == row + 1) {
      cells.add(new Cell(row, column, rows - row, 1, path.get(row)));
      return 1;
    }
    int width = 1;
    while (column + width < columns.size() && isUnder(path, row, columns.get(column + width))) {
      width++;
    }
    cells.add(new Cell(row, column, 1, width, path.get(row)));
    return width;
  }

  private static boolean isUnder(List<String> path, int row, Column other) {
    return other.path().size() > row + 1
        && other.path().subList(0, row + 1).equals(path.subList(0, row + 1));
  }

  /** The cells that begin in a row. */
  public List<Cell> in(int row) {
    return cells.stream().filter(cell -> cell.row() == row).toList();
  }

  /** The cell that covers a place. */
  public Cell at(int row, int column) {
    return cells.stream().filter(cell -> cell.covers(row, column)).findFirst().orElseThrow();
  }
}
