package dev.fazhi.tabular.row;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the cells of one row after another of a sheet, within the limits. */
public final class RowBuilder {

  private final Reading reading;
  private final String sheet;
  private final int sheetIndex;
  private final Merges merges;
  private Cell[] cells = new Cell[32];
  private int size;
  private int number;
  private boolean hidden;
  private int width;

  public RowBuilder(Reading reading, String sheet, int sheetIndex) {
    this(reading, sheet, sheetIndex, new Merges());
  }

  public RowBuilder(Reading reading, String sheet, int sheetIndex, Merges merges) {
    this.merges = merges;
    this.reading = reading;
    this.sheet = sheet;
    this.sheetIndex = sheetIndex;
  }

  public void begin(int newNumber, boolean newHidden) {
    size = 0;
    number = newNumber;
    hidden = newHidden;
    width = 0;
  }

  /** The record has so many columns, whether there is something in them or not. */
  public void width(int columns) {
    width = columns;
  }

  /** The cell in this column is merged down to another row. */
  public void merge(int column, int lastRow) throws RejectedIOException {
    merges.add(number, lastRow, column, reading);
  }

  public Place place(int column) {
    return new Place(reading.file(), sheet, number, column);
  }

  /** Blank cells are not kept and may stand beyond the limits: they are formatting. */
  public void put(int column, Cell cell) throws RejectedIOException {
    if (cell == Cell.BLANK) {
      return;
    }
    if (column >= reading.limits().columns()) {
      throw reading.tooWide(place(column), column + 1L);
    }
    if (number > reading.limits().rows()) {
      throw reading.tooManyRows(place(-1), number);
    }
    if (column >= cells.length) {
      cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
    }
    if (column >= size) {
      Arrays.fill(cells, size, column, Cell.BLANK);
      size = column + 1;
    } else if (cells[column] != Cell.BLANK) {
      throw reading.corrupt("同一个单元格出现两次：" + place(column));
    }
    cells[column] = cell;
  }

  /** Whether nothing stands in that column of the row so far. */
  public boolean isBlank(int column) {
    return column >= size || cells[column] == Cell.BLANK;
  }

  /** The row so far; null when it has no filled cell. */
  @Nullable
  public Row build() {
    if (size == 0) {
      return null;
    }
    List<Cell> kept = Collections.unmodifiableList(Arrays.asList(Arrays.copyOf(cells, size)));
    size = 0;
    return new Row(sheet, sheetIndex, number, kept, hidden, merges.into(number, kept), width);
  }
}
