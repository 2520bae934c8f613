package dev.fazhi.tabular.excel;

import dev.fazhi.model.Cell;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.Merges;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RowBuilder;
import dev.fazhi.tabular.row.SheetNotes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one BIFF8 sheet, put together from cells that mostly come row by row. */
final class XlsSheet {

  /** So many of its rows are named in a note. */
  private static final int MOST_SHOWN = 10;

  private record Placed(int column, Cell cell, boolean struck) {}

  private final Reading reading;
  private final XlsBook.Sheet sheet;
  private final boolean byRow;
  private final Collection<Row> ready;
  private final RowBuilder builder;
  private final BitSet hiddenRows = new BitSet();
  private final Map<Integer, List<Placed>> gathered = new TreeMap<>();
  private long hiddenColumns;
  private int current = -1;
  private int lastFilled;
  private final FirstFew struckRows = new FirstFew(MOST_SHOWN);
  private int filled;
  private int struck;

  /**
   * @param ready where the rows go as they are complete
   */
  XlsSheet(
      Reading reading, XlsBook.Sheet sheet, boolean byRow, Merges merges, Collection<Row> ready) {
    this.reading = reading;
    this.sheet = sheet;
    this.byRow = byRow;
    this.ready = ready;
    this.builder = new RowBuilder(reading, sheet.name(), sheet.index(), merges);
  }

  void row(int row, boolean hidden) {
    hiddenRows.set(row, hidden);
  }

  void columns(int first, int last, boolean hidden) {
    hiddenColumns += hidden ? Math.max(1, last - first + 1L) : 0;
  }

  void put(int row, int column, Cell cell, boolean crossed) throws IOException {
    if (byRow) {
      add(row, column, cell, crossed);
    } else {
      gathered.computeIfAbsent(row, n -> new ArrayList<>()).add(new Placed(column, cell, crossed));
    }
  }

  private void add(int row, int column, Cell cell, boolean crossed) throws IOException {
    if (row != current) {
      if (row < current) {
        throw reading.corrupt("行的次序不对");
      }
      finish();
      current = row;
      builder.begin(current + 1, sheet.hidden() || hiddenRows.get(current));
    }
    if (!cell.isBlank()) {
      filled++;
      struck += crossed ? 1 : 0;
    }
    boolean text = cell instanceof Cell.Text;
    String kept = text ? reading.fitting(cell.text(), builder.place(column)) : "";
    builder.put(column, text && !kept.equals(cell.text()) ? new Cell.Text(kept) : cell);
  }

  /** The sheet is at its end. */
  void conclude() throws IOException {
    for (Map.Entry<Integer, List<Placed>> each : gathered.entrySet()) {
      for (Placed cell : each.getValue()) {
        add(each.getKey(), cell.column(), cell.cell(), cell.struck());
      }
    }
    finish();
    SheetNotes.hiddenRows(reading, sheet.name(), hiddenRows.cardinality());
    SheetNotes.struckRows(reading, sheet.name(), struckRows);
    SheetNotes.hiddenColumns(reading, sheet.name(), hiddenColumns);
    SheetNotes.lastRow(reading, sheet.name(), lastFilled);
  }

  private void finish() {
    Row row = current < 0 ? null : builder.build();
    if (row != null && struck > 0 && struck == filled) {
      struckRows.add(Integer.toString(row.number()));
    }
    struck = 0;
    filled = 0;
    if (row != null) {
      lastFilled = row.number();
      ready.add(row);
    }
  }
}
