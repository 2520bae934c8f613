package dev.fazhi.intake.header;

import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;

/** Helpers for rows whose columns are not known yet. */
public final class RowCells {

  private RowCells() {}

  /** Whether a person sees nothing in any cell. */
  static boolean isBlank(Row row) {
    return firstFilled(row) < 0;
  }

  /** The first column with something in it; -1 for a blank row. */
  public static int firstFilled(Row row) {
    return nextFilled(row, -1);
  }

  /** The next column with something in it; -1 when there is none. */
  public static int nextFilled(Row row, int after) {
    for (int column = after + 1; column < row.cells().size(); column++) {
      if (!Texts.isBlank(row.cells().get(column))) {
        return column;
      }
    }
    return -1;
  }

  /** How many cells have something in them. */
  public static int filled(Row row) {
    int filled = 0;
    for (Cell cell : row.cells()) {
      filled += Texts.isBlank(cell) ? 0 : 1;
    }
    return filled;
  }

  /** The last column with something in it; -1 for a blank row. */
  public static int lastFilled(Row row) {
    for (int column = row.cells().size() - 1; column >= 0; column--) {
      if (!Texts.isBlank(row.cells().get(column))) {
        return column;
      }
    }
    return -1;
  }

  /** Whether two rows show the same. */
  public static boolean isSame(Row one, Row other) {
    int most = Math.max(one.cells().size(), other.cells().size());
    for (int column = 0; column < most; column++) {
      if (!isSame(one.cell(column), other.cell(column))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Cell one, Cell other) {
    return one.equals(other) || Texts.squeezed(one.text()).equals(Texts.squeezed(other.text()));
  }
}
