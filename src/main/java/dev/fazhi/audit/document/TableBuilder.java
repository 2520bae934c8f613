package dev.fazhi.audit.document;

import dev.fazhi.audit.document.DocumentTable.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts cells with their spans on a grid, as browsers do. */
final class TableBuilder {

  /** A table is not wider or higher than that, whatever it says of itself. */
  private static final int LARGEST = 1000;

  private final List<List<@Nullable Cell>> rows = new ArrayList<>();
  private int row = -1;

  void row() {
    row++;
    grow(row);
  }

  void cell(Cell cell, int columns, int lines) {
    List<@Nullable Cell> cells = rows.get(row);
    int at = cells.indexOf(null) >= 0 ? cells.indexOf(null) : cells.size();
    int wide = Math.max(1, Math.min(columns, LARGEST - at));
    for (int down = 0; down < Math.max(1, Math.min(lines, LARGEST)); down++) {
      grow(row + down);
      for (int right = 0; right < wide; right++) {
        set(rows.get(row + down), at + right, cell);
      }
    }
  }

  DocumentTable table() {
    List<List<@Nullable Cell>> whole = new ArrayList<>();
    for (int i = 0; i <= row; i++) {
      whole.add(Collections.unmodifiableList(rows.get(i)));
    }
    return new DocumentTable(
        List.copyOf(whole), whole.stream().mapToInt(List::size).max().orElse(0));
  }

  private void grow(int to) {
    while (rows.size() <= to) {
      rows.add(new ArrayList<>());
    }
  }

  private static void set(List<@Nullable Cell> cells, int at, Cell cell) {
    while (cells.size() <= at) {
      cells.add(null);
    }
    cells.set(at, cell);
  }
}
