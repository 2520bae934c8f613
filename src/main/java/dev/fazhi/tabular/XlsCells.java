package dev.fazhi.tabular;

import dev.fazhi.model.Cell;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** The value of a cell from its record or, for a formula that gives text, from two. */
final class XlsCells {

  private final XlsBook book;
  private @Nullable FormulaRecord awaitsText;
  private int row;
  private int column;
  private Cell cell = Cell.BLANK;

  XlsCells(XlsBook book) {
    this.book = book;
  }

  void reset() {
    awaitsText = null;
  }

  int row() {
    return row;
  }

  int column() {
    return column;
  }

  Cell cell() {
    return cell;
  }

  /** Whether the record completed a cell, whose address and value can then be asked for. */
  boolean take(Record record) throws IOException {
    if (record instanceof LabelSSTRecord label) {
      Cell string = book.string(label.getSSTIndex());
      if (string == null) {
        throw new IOException("no such shared string");
      }
      return at(label.getRow(), label.getColumn(), string);
    }
    if (record instanceof NumberRecord number) {
      return at(
          number.getRow(), number.getColumn(), number(number.getValue(), number.getXFIndex()));
    }
    if (record instanceof FormulaRecord formula) {
      return formula(formula);
    }
    if (record instanceof StringRecord string && awaitsText != null) {
      FormulaRecord of = awaitsText;
      awaitsText = null;
      return at(of.getRow(), of.getColumn(), Cells.unchecked(string.getString()));
    }
    if (record instanceof BoolErrRecord value) {
      Cell found =
          value.isError() ? error(value.getErrorValue()) : new Cell.Bool(value.getBooleanValue());
      return at(value.getRow(), value.getColumn(), found);
    }
    if (record instanceof LabelRecord label) {
      return at(label.getRow(), label.getColumn(), Cells.unchecked(label.getValue()));
    }
    return false;
  }

  private boolean formula(FormulaRecord formula) {
    if (formula.hasCachedResultString()) {
      awaitsText = formula;
      return false;
    }
    CellType type = formula.getCachedResultTypeEnum();
    Cell found =
        switch (type) {
          case BOOLEAN -> new Cell.Bool(formula.getCachedBooleanValue());
          case ERROR -> error(formula.getCachedErrorValue());
          case NUMERIC -> number(formula.getValue(), formula.getXFIndex());
          default -> Cell.BLANK;
        };
    return at(formula.getRow(), formula.getColumn(), found);
  }

  private boolean at(int newRow, int newColumn, Cell newCell) {
    row = newRow;
    column = newColumn;
    cell = newCell;
    return true;
  }

  private static Cell error(int code) {
    return new Cell.Err(FormulaError.forInt(code).getString(), XlsxCells.SHOWN_AS_ERROR);
  }

  private Cell number(double value, int style) {
    // the shortest decimal that means this double is what xlsx would have stored
    BigDecimal decimal = new BigDecimal(Double.toString(value));
    return book.isDate(style) ? Serials.cell(decimal, book.from1904()) : Numbers.cell(decimal);
  }
}
