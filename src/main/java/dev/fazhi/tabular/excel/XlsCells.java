package dev.fazhi.tabular.excel;

import dev.fazhi.model.Cell;
import dev.fazhi.tabular.row.Cells;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Set;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.util.RKUtil;
import org.apache.poi.ss.usermodel.FormulaError;

/**
 * The values of cells from their records or, for a formula that gives text, from two ([MS-XLS] 2.4;
 * the older kinds of a formula and of a text with fonts are found in BIFF8 as well).
 */
final class XlsCells {

  /** Takes the cells as they come. */
  interface Sink {
    void put(int row, int column, Cell cell, boolean struck) throws IOException;
  }

  private static final int NUMBER = 0x0203;
  private static final int LABEL = 0x0204;
  private static final int BOOL_ERR = 0x0205;
  private static final int RK = 0x027E;
  private static final int MUL_RK = 0x00BD;
  private static final int LABEL_SST = 0x00FD;
  private static final int RSTRING = 0x00D6;
  private static final int STRING = 0x0207;
  private static final Set<Integer> FORMULAS = Set.of(0x0006, 0x0206, 0x0406);
  private static final Set<Integer> OTHERS =
      Set.of(NUMBER, LABEL, BOOL_ERR, RK, MUL_RK, LABEL_SST, RSTRING);

  private static final MathContext STORED = new MathContext(17);

  private static final String DAMAGED = "单元格的记录已损坏";

  private final XlsBook book;
  private final Sink sink;
  private boolean awaitsText;
  private boolean struck;
  private int row;
  private int column;

  XlsCells(XlsBook book, Sink sink) {
    this.book = book;
    this.sink = sink;
  }

  static boolean isCell(int sid) {
    return FORMULAS.contains(sid) || OTHERS.contains(sid);
  }

  /** A new sheet begins. */
  void reset() {
    awaitsText = false;
  }

  /** Takes a record, whatever it is; one that cannot be read makes its cell an error. */
  void take(XlsRecords records) throws IOException {
    int sid = records.sid();
    boolean text = awaitsText && sid == STRING;
    if (!text && !isCell(sid)) {
      return;
    }
    if (!text) {
      row = records.number();
      column = records.number();
    }
    awaitsText = false;
    Cell cell;
    try {
      cell = text ? Cells.unchecked(records.text(records.number())) : cell(sid, records);
    } catch (RuntimeException e) {
      cell = new Cell.Err("", DAMAGED);
    }
    if (!awaitsText) {
      sink.put(row, column, cell, struck);
    }
  }

  private Cell cell(int sid, XlsRecords records) throws IOException {
    RecordInputStream in = records.data();
    if (sid == MUL_RK) {
      while (in.remaining() > 8) {
        int style = in.readUShort();
        Cell cell = number(RKUtil.decodeNumber(in.readInt()), style);
        sink.put(row, column, cell, book.isStruck(style));
        column++;
      }
    }
    int style = in.readUShort();
    struck = book.isStruck(style);
    return switch (sid) {
      case NUMBER -> number(Double.longBitsToDouble(in.readLong()), style);
      case RK, MUL_RK -> number(RKUtil.decodeNumber(in.readInt()), style);
      case LABEL, RSTRING -> Cells.unchecked(records.text(in.readUShort()));
      case LABEL_SST -> book.string(in.readInt());
      case BOOL_ERR -> {
        int value = in.readUByte();
        yield in.readUByte() == 0 ? new Cell.Bool(value != 0) : error(value);
      }
      default -> formula(in.readLong(), style);
    };
  }

  /** What the formula gave: a number or, with all ones at the end, another kind of value. */
  private Cell formula(long result, int style) {
    if (result >>> 48 != 0xFFFF) {
      return number(Double.longBitsToDouble(result), style);
    }
    int value = (int) (result >>> 16) & 0xFF;
    switch ((int) result & 0xFF) {
      case 0 -> {
        awaitsText = true;
        return Cell.BLANK;
      }
      case 1 -> {
        return new Cell.Bool(value != 0);
      }
      case 2 -> {
        return error(value);
      }
      default -> {
        return Cell.BLANK;
      }
    }
  }

  private static Cell error(int code) {
    return new Cell.Err(FormulaError.forInt(code).getString(), XlsxCells.SHOWN_AS_ERROR);
  }

  private Cell number(double value, int style) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return new Cell.Err("", "存的不是数");
    }
    // the seventeen digits that an xlsx would have stored
    BigDecimal decimal = new BigDecimal(value).round(STORED);
    return book.format(style).cell(decimal, book.from1904());
  }
}
