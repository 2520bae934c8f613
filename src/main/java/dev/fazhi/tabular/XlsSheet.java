package dev.fazhi.tabular;

import dev.fazhi.model.Row;
import java.io.IOException;
import java.util.BitSet;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.jspecify.annotations.Nullable;

/** The rows of one BIFF8 sheet, put together from cells that come row by row. */
final class XlsSheet {

  private final Reading reading;
  private final XlsBook.Sheet sheet;
  private final RowBuilder builder;
  private final BitSet hiddenRows = new BitSet();
  private long hiddenColumns;
  private int current = -1;
  private int lastFilled;

  XlsSheet(Reading reading, XlsBook.Sheet sheet) {
    this.reading = reading;
    this.sheet = sheet;
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
    Row done = null;
    if (cell.row() != current) {
      if (cell.row() < current) {
        throw reading.corrupt("行的次序不对");
      }
      done = finish();
      current = cell.row();
      builder.begin(current + 1, sheet.hidden() || hiddenRows.get(current));
    }
    if (cell.cell().text().length() > reading.limits().cellCharacters()) {
      throw reading.tooLong(builder.place(cell.column()), cell.cell().text().length());
    }
    builder.put(cell.column(), cell.cell());
    return done;
  }

  /** The last row; null when there was none. */
  @Nullable Row conclude() {
    Row last = finish();
    SheetNotes.hiddenRows(reading, sheet.name(), hiddenRows.cardinality());
    SheetNotes.hiddenColumns(reading, sheet.name(), hiddenColumns);
    SheetNotes.lastRow(reading, sheet.name(), lastFilled);
    return last;
  }

  private @Nullable Row finish() {
    Row row = current < 0 ? null : builder.build();
    if (row != null) {
      lastFilled = row.number();
    }
    return row;
  }
}
