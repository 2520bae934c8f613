package dev.fazhi.tabular.excel;

import dev.fazhi.model.Cell;
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

  private record Placed(int column, Cell cell) {}

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

  void put(int row, int column, Cell cell) throws IOException {
    if (byRow) {
      add(row, column, cell);
    } else {
      gathered.computeIfAbsent(row, n -> new ArrayList<>()).add(new Placed(column, cell));
    }
  }

  private void add(int row, int column, Cell cell) throws IOException {
    if (row != current) {
      if (row < current) {
        throw reading.corrupt("行的次序不对");
      }
      finish();
      current = row;
      builder.begin(current + 1, sheet.hidden() || hiddenRows.get(current));
    }
    if (cell.text().length() > reading.limits().cellCharacters()) {
      throw reading.tooLong(builder.place(column), cell.text().length());
    }
    builder.put(column, cell);
  }

  /** The sheet is at its end. */
  void conclude() throws IOException {
    for (Map.Entry<Integer, List<Placed>> each : gathered.entrySet()) {
      for (Placed cell : each.getValue()) {
        add(each.getKey(), cell.column(), cell.cell());
      }
    }
    finish();
    SheetNotes.hiddenRows(reading, sheet.name(), hiddenRows.cardinality());
    SheetNotes.hiddenColumns(reading, sheet.name(), hiddenColumns);
    SheetNotes.lastRow(reading, sheet.name(), lastFilled);
  }

  private void finish() {
    Row row = current < 0 ? null : builder.build();
    if (row != null) {
      lastFilled = row.number();
      ready.add(row);
    }
  }
}
