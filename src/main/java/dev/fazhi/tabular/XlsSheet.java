package dev.fazhi.tabular;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.jspecify.annotations.Nullable;

/** The rows of one BIFF8 sheet, put together from cells that mostly come row by row. */
final class XlsSheet {

  private record Placed(int column, Cell cell) {}

  private final Reading reading;
  private final XlsBook.Sheet sheet;
  private final boolean byRow;
  private final RowBuilder builder;
  private final BitSet hiddenRows = new BitSet();
  private final Map<Integer, List<Placed>> gathered = new TreeMap<>();
  private long hiddenColumns;
  private int current = -1;
  private int lastFilled;

  XlsSheet(Reading reading, XlsBook.Sheet sheet, boolean byRow) {
    this.reading = reading;
    this.sheet = sheet;
    this.byRow = byRow;
    this.builder = new RowBuilder(reading, sheet.name(), sheet.index());
  }

  void row(int row, boolean hidden) {
    hiddenRows.set(row, hidden);
  }

  void columns(ColumnInfoRecord columns) {
    if (columns.getHidden()) {
      hiddenColumns += columns.getLastColumn() - columns.getFirstColumn() + 1L;
    }
  }

  /** Takes the cell just completed; gives the row before it when that is thereby at its end. */
  @Nullable Row put(XlsCells cell) throws IOException {
    if (byRow) {
      return put(cell.row(), cell.column(), cell.cell());
    }
    gathered
        .computeIfAbsent(cell.row(), row -> new ArrayList<>())
        .add(new Placed(cell.column(), cell.cell()));
    return null;
  }

  private @Nullable Row put(int row, int column, Cell cell) throws IOException {
    Row done = null;
    if (row != current) {
      if (row < current) {
        throw reading.corrupt("行的次序不对");
      }
      done = finish();
      current = row;
      builder.begin(current + 1, sheet.hidden() || hiddenRows.get(current));
    }
    if (cell.text().length() > reading.limits().cellCharacters()) {
      throw reading.tooLong(builder.place(column), cell.text().length());
    }
    builder.put(column, cell);
    return done;
  }

  /**
   * The rows that have not been given yet: the last one, or all of them when they were gathered.
   */
  Iterator<Row> conclude() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<Integer, List<Placed>> each : gathered.entrySet()) {
      for (Placed cell : each.getValue()) {
        add(put(each.getKey(), cell.column(), cell.cell()), rows);
      }
    }
    add(finish(), rows);
    SheetNotes.hiddenRows(reading, sheet.name(), hiddenRows.cardinality());
    SheetNotes.hiddenColumns(reading, sheet.name(), hiddenColumns);
    SheetNotes.lastRow(reading, sheet.name(), lastFilled);
    return rows.iterator();
  }

  private static void add(@Nullable Row row, List<Row> rows) {
    if (row != null) {
      rows.add(row);
    }
  }

  private @Nullable Row finish() {
    Row row = current < 0 ? null : builder.build();
    if (row != null) {
      lastFilled = row.number();
    }
    return row;
  }
}
