package dev.fazhi.tabular.html;

import dev.fazhi.tabular.row.Reading;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where tables, rows and cells of a page begin and end, whichever tags are left out (HTML standard,
 * 13.2.6.4.9 to 13.2.6.4.15).
 */
final class HtmlWalk {

  /** Receives the events. */
  interface Listener {

    /**
     * A table begins.
     *
     * @param index counted from 0 in the order of beginning
     * @param around the index of the table in a cell of which it stands; -1 when there is none
     */
    void table(int index, int around) throws IOException;

    /** A row of the innermost table begins with this tag, or without one of its own. */
    default void row(HtmlTags tag) throws IOException {}

    /** A cell begins with this tag. */
    default void cell(HtmlTags tag) throws IOException {}

    /** The cell is at its end. */
    default void endCell() throws IOException {}

    /** The row is at its end. */
    default void endRow() throws IOException {}

    /** The innermost table is at its end. */
    default void endTable() throws IOException {}
  }

  private static final int DEEPEST = 64;

  private static final class Open {
    private final int index;
    private boolean row;
    private boolean cell;

    private Open(int index) {
      this.index = index;
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private final Listener listener;
  private final Reading reading;
  private int count;

  HtmlWalk(Listener listener, Reading reading) {
    this.listener = listener;
    this.reading = reading;
  }

  /** Takes the next tag of the page. */
  void take(HtmlTags tag) throws IOException {
    Open table = open.peek();
    switch (tag.name()) {
      case "table" -> table(tag.opens());
      case "tr", "thead", "tbody", "tfoot", "caption", "colgroup" -> {
        if (table != null) {
          endRow(table);
          if (tag.opens() && tag.name().equals("tr")) {
            row(table, tag);
          }
        }
      }
      case "td", "th" -> {
        if (table != null) {
          endCell(table);
          if (tag.opens()) {
            if (!table.row) {
              row(table, tag);
            }
            table.cell = true;
            listener.cell(tag);
          }
        }
      }
      default -> {
        // text and its looks
      }
    }
  }

  /** The page is at its end. */
  void end() throws IOException {
    while (!open.isEmpty()) {
      endTable();
    }
  }

  private void table(boolean begins) throws IOException {
    Open around = open.peek();
    if (around != null && (!begins || !around.cell)) {
      endTable();
      around = open.peek();
    }
    if (begins) {
      if (open.size() == DEEPEST) {
        throw reading.over("网页表格的嵌套层数", DEEPEST, DEEPEST + 1L);
      }
      Open table = new Open(count++);
      open.push(table);
      listener.table(table.index, around == null ? -1 : around.index);
    }
  }

  private void row(Open table, HtmlTags tag) throws IOException {
    table.row = true;
    listener.row(tag);
  }

  private void endCell(Open table) throws IOException {
    if (table.cell) {
      table.cell = false;
      listener.endCell();
    }
  }

  private void endRow(Open table) throws IOException {
    endCell(table);
    if (table.row) {
      table.row = false;
      listener.endRow();
    }
  }

  private void endTable() throws IOException {
    endRow(open.element());
    listener.endTable();
    open.pop();
  }
}
