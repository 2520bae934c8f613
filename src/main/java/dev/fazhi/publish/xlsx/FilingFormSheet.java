package dev.fazhi.publish.xlsx;

import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.FilingForm;
import dev.fazhi.publish.table.Headers;
import dev.fazhi.publish.text.EastAsian;
import dev.fazhi.publish.text.FormulaGuard;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Writes a table for filing: merged headers, every cell framed, one page wide. */
final class FilingFormSheet {

  private static final int LINE_POINTS = 18;
  private static final int TITLE_POINTS = 36;
  private static final int ROW_POINTS = 21;
  private static final int LEAST_COLUMN = 10;
  private static final int MOST_SUBJECT = 30;
  private static final int MARGIN = 2;

  private final SXSSFSheet rows;
  private final XSSFSheet sheet;
  private final FilingFormStyles styles;
  private final FilingForm table;
  private final int last;

  FilingFormSheet(SXSSFSheet rows, XSSFSheet sheet, FilingFormStyles styles, FilingForm table) {
    this.rows = rows;
    this.sheet = sheet;
    this.styles = styles;
    this.table = table;
    last = table.columns() - 1;
  }

  void write() {
    int[] widths = widths();
    for (int column = 0; column <= last; column++) {
      Sheets.width(sheet, column, widths[column]);
    }
    SXSSFRow title = row(0, TITLE_POINTS);
    across(title, 0, last, table.title(), styles.title());
    above();
    headers(widths);
    for (int row = 0; row < table.rows().size(); row++) {
      body(
          table.rows().get(row),
          row(table.firstRow() + row, ROW_POINTS),
          table.total() && row == 0);
    }
    below(Arrays.stream(widths).sum());
    sheet.createFreezePane(table.labels(), table.firstRow());
    // whatever its width, one page
    Sheets.print(sheet, 1, -1);
    sheet.setRepeatingRows(new CellRangeAddress(table.headerRow(), table.firstRow() - 1, -1, -1));
    sheet.setHorizontallyCenter(true);
    sheet.setDisplayGridlines(false);
  }

  private void above() {
    int left = last / 2;
    for (int i = 0; i < table.above().size(); i++) {
      SXSSFRow row = row(1 + i, LINE_POINTS);
      across(row, 0, left, table.above().get(i).get(0), styles.left());
      across(row, left + 1, last, table.above().get(i).get(1), styles.right());
    }
  }

  private void headers(int[] widths) {
    Headers headers = table.headers();
    for (int level = 0; level < headers.rows(); level++) {
      int lines = 1;
      SXSSFRow row = row(table.headerRow() + level, ROW_POINTS);
      for (int column = 0; column <= last; column++) {
        Headers.Cell cell = headers.at(level, column);
        boolean begins = cell.row() == level && cell.column() == column;
        Sheets.text(row, column, begins ? FilingForm.shown(cell.text()) : "", styles.header());
        // the lines of a header over several rows stand in the last of them
        if (cell.column() == column && cell.row() + cell.rows() - 1 == level) {
          int width = Arrays.stream(widths, column, column + cell.columns()).sum();
          lines =
              Math.max(
                  lines,
                  EastAsian.lines(FilingForm.shown(cell.text()), Math.max(1, width - 1))
                      - cell.rows()
                      + 1);
        }
      }
      row.setHeightInPoints((float) Math.max(ROW_POINTS, LINE_POINTS * lines + MARGIN));
    }
    for (Headers.Cell cell : headers.cells()) {
      if (cell.rows() > 1 || cell.columns() > 1) {
        int top = table.headerRow() + cell.row();
        int end = cell.column() + cell.columns() - 1;
        sheet.addMergedRegion(new CellRangeAddress(top, top + cell.rows() - 1, cell.column(), end));
      }
    }
    SXSSFRow numbers = row(table.firstRow() - 1, LINE_POINTS);
    for (int i = 0; i <= last; i++) {
      Sheets.text(numbers, i, table.numbers().get(i), styles.number());
    }
  }

  private void body(List<Datum> data, SXSSFRow row, boolean total) {
    for (int column = 0; column <= last; column++) {
      Datum datum = data.get(column);
      if (datum instanceof Datum.Number number) {
        SXSSFCell cell = row.createCell(column);
        cell.setCellValue(number.value().doubleValue());
        cell.setCellStyle(styles.value(number.decimals(), total));
      } else {
        String text = FilingForm.text(datum);
        boolean quoted = FormulaGuard.isFormula(text);
        XSSFCellStyle style = column == 0 ? styles.label(total, quoted) : styles.none(total);
        Sheets.text(row, column, text, style);
      }
    }
  }

  private void below(int width) {
    int number = table.firstRow() + table.rows().size();
    for (String line : table.below()) {
      int lines = EastAsian.wrap(line, Math.max(1, width - MARGIN * 2)).size();
      SXSSFRow row = row(number++, LINE_POINTS * lines + MARGIN * 2);
      across(row, 0, last, line, styles.left());
    }
  }

  private int[] widths() {
    int[] widths = new int[table.columns()];
    for (int column = 0; column <= last; column++) {
      int width = Math.max(LEAST_COLUMN, EastAsian.width(table.numbers().get(column)) + MARGIN);
      for (List<Datum> row : table.rows()) {
        width = Math.max(width, EastAsian.width(FilingForm.text(row.get(column))) + MARGIN * 2);
      }
      widths[column] = column == 0 ? Math.min(width, MOST_SUBJECT) : width;
    }
    return widths;
  }

  private SXSSFRow row(int number, int points) {
    SXSSFRow row = rows.createRow(number);
    row.setHeightInPoints((float) points);
    return row;
  }

  /** Frames all cells of a merged one, or its border would have gaps. */
  private void across(SXSSFRow row, int from, int to, String text, XSSFCellStyle style) {
    Sheets.text(row, from, text, style);
    for (int column = from + 1; column <= to; column++) {
      row.createCell(column).setCellStyle(style);
    }
    if (to > from) {
      sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), from, to));
    }
  }
}
