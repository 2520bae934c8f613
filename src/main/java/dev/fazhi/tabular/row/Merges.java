package dev.fazhi.tabular.row;

import dev.fazhi.model.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The merged cells of a sheet that reach over several rows: their value stands in the first row and
 * holds for the others, in the first column of a merge.
 */
public final class Merges {

  private static final int MOST = 1 << 20;

  private record Merge(int row, int last, int column) {}

  private record Open(int last, Cell value) {}

  private final List<Merge> announced = new ArrayList<>();
  private final Map<Integer, Open> open = new HashMap<>();
  private int next;

  /** There will be, or is, a merge from one row down to another. */
  public void add(int row, int last, int column, Reading reading) throws RejectedIOException {
    if (last > row) {
      if (announced.size() == MOST) {
        throw reading.over("合并单元格数", MOST, MOST + 1L);
      }
      announced.add(new Merge(row, last, column));
    }
  }

  /** All are known, and may have come in any order. */
  public void sort() {
    announced.sort(Comparator.comparingInt(Merge::row));
  }

  /** What the merges above give to a row; to be asked for rows from the top down. */
  Map<Integer, Cell> into(int row, List<Cell> cells) {
    if (open.isEmpty() && next == announced.size()) {
      return Map.of();
    }
    open.values().removeIf(merge -> merge.last() < row);
    Map<Integer, Cell> values = new HashMap<>();
    open.forEach((column, merge) -> values.put(column, merge.value()));
    for (; next < announced.size() && announced.get(next).row() <= row; next++) {
      Merge merge = announced.get(next);
      if (merge.row() == row && merge.column() < cells.size()) {
        open.put(merge.column(), new Open(merge.last(), cells.get(merge.column())));
      }
    }
    return values.isEmpty() ? Map.of() : values;
  }
}
