package dev.fazhi.intake.proposal;

import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What stands in one column of the exports. */
final class ColumnProfile {

  private static final int MOST_KEPT = 2_000;
  private static final int MOST_DISTINCT = 200_000;

  private final String header;
  private final int column;
  private final List<Cell> cells = new ArrayList<>();
  private final Set<String> distinct = new LinkedHashSet<>();
  private long filled;

  ColumnProfile(String header, int column) {
    this.header = header;
    this.column = column;
  }

  void add(Cell cell) {
    if (Texts.isBlank(cell)) {
      return;
    }
    filled++;
    if (cells.size() < MOST_KEPT) {
      cells.add(cell);
    }
    if (distinct.size() < MOST_DISTINCT) {
      distinct.add(Texts.clean(cell.text()));
    }
  }

  String header() {
    return header;
  }

  int column() {
    return column;
  }

  /** The first cells that are not blank. */
  List<Cell> cells() {
    return cells;
  }

  List<String> texts() {
    return cells.stream().map(Cell::text).toList();
  }

  Set<String> distinct() {
    return distinct;
  }

  long filled() {
    return filled;
  }

  /** Whether every row has a value of its own. */
  boolean isUnique(long rows) {
    return rows > 1 && filled == rows && distinct.size() == rows;
  }

  /** Whether it holds few values that come again and again, by which rows can be grouped. */
  boolean isCategory() {
    return filled > 0 && distinct.size() <= 30 && distinct.size() * 3L <= filled;
  }
}
