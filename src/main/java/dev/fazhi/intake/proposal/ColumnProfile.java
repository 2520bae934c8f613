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

  /** So many rows are kept, and so many different texts. */
  static final int MOST_DISTINCT = 200_000;

  private static final int LONGEST_GROUP = 25;

  private final String header;
  private final int column;
  private final List<Cell> cells = new ArrayList<>();
  private final Set<String> distinct = new LinkedHashSet<>();
  private final List<String> values = new ArrayList<>();
  private long rows;
  private long filled;
  private long repeats;
  private int last;
  private boolean counting = true;

  ColumnProfile(String header, int column) {
    this.header = header;
    this.column = column;
  }

  /** Adds the cell of the next row. */
  void add(Cell cell) {
    String text = Texts.isBlank(cell) ? "" : Texts.clean(cell.text());
    rows++;
    if (values.size() < MOST_DISTINCT) {
      values.add(text);
    }
    if (text.isEmpty()) {
      return;
    }
    filled++;
    boolean seen = distinct.contains(text);
    repeats += seen ? 1 : 0;
    if (distinct.size() < MOST_DISTINCT) {
      distinct.add(text);
    }
    // what stands there in many ways is tried in each of them, wherever it comes
    if (cells.size() < (seen ? MOST_KEPT : 2 * MOST_KEPT)) {
      cells.add(cell);
    }
    if (counting) {
      int next = text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 0;
      counting = next == 1 || next == last + 1 && last > 0;
      last = next;
    }
  }

  String header() {
    return header;
  }

  int column() {
    return column;
  }

  /** The cells that are tried: the first that are not blank, and more of those not seen before. */
  List<Cell> cells() {
    return cells;
  }

  List<String> texts() {
    return cells.stream().map(Cell::text).toList();
  }

  Set<String> distinct() {
    return distinct;
  }

  /** The text of every row, empty for a blank cell. */
  List<String> values() {
    return values;
  }

  long filled() {
    return filled;
  }

  /** Whether every row has a value. */
  boolean isFull() {
    return filled == rows;
  }

  /**
   * How many rows say what one before them says; of more than the kept texts, what one of these
   * says.
   */
  long repeats() {
    return repeats;
  }

  /** Whether every row has a value of its own, as far as the kept texts tell. */
  boolean isUnique(long all) {
    return all > 1 && filled == all && repeats == 0;
  }

  /** Whether there are more different texts than are kept, so that not all were compared. */
  boolean isBeyond() {
    return distinct.size() >= MOST_DISTINCT && filled > MOST_DISTINCT;
  }

  /** Whether it counts the rows from 1, perhaps anew on every page. */
  boolean isCounting() {
    return counting && distinct.size() > 1;
  }

  /** Whether it holds few short values that come again and again, by which rows can be grouped. */
  boolean isCategory() {
    return filled > 0
        && distinct.size() <= 30
        && distinct.size() * 3L <= filled
        && distinct.stream().allMatch(value -> value.length() <= LONGEST_GROUP);
  }
}
