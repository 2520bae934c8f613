package dev.fazhi.publish.xlsx;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.measure.trace.TracePart;
import dev.fazhi.measure.trace.TraceRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one part on a sheet, and on further sheets when one is full. */
final class TraceSheet {

  private static final List<String> PLACE = List.of("装载", "文件", "工作表", "行号");
  private static final String COUNTED = "计入值";
  private static final int WIDTH = 20;
  private static final int FILE_WIDTH = 34;
  private static final int NARROW = 10;
  private static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows();
  private static final int DECIMALS = 6;

  private final SXSSFWorkbook workbook;
  private final TraceStyles styles;
  private final String name;
  private final Source source;
  private final boolean counted;
  private final List<Integer> order = new ArrayList<>();
  private SXSSFSheet sheet;
  private int sheets;
  private int next;

  TraceSheet(SXSSFWorkbook workbook, TraceStyles styles, String name, TracePart part) {
    this.workbook = workbook;
    this.styles = styles;
    this.name = name;
    this.source = part.source();
    this.counted = part.hasCounted();
    // the key first
    source.key().forEach(key -> order.add(source.rowFields().indexOf(source.field(key))));
    for (int i = 0; i < source.rowFields().size(); i++) {
      if (!order.contains(i)) {
        order.add(i);
      }
    }
    sheet = begin();
  }

  private SXSSFSheet begin() {
    sheets++;
    SXSSFSheet begun = workbook.createSheet(sheets == 1 ? name : name + " " + sheets);
    List<String> header = new ArrayList<>(PLACE);
    order.forEach(field -> header.add(source.rowFields().get(field).title()));
    if (counted) {
      header.add(COUNTED);
    }
    Row row = begun.createRow(0);
    for (int column = 0; column < header.size(); column++) {
      styles.text(row, column, header.get(column), true);
      boolean narrow = column == 0 || column == 3;
      begun.setColumnWidth(column, (narrow ? NARROW : column == 1 ? FILE_WIDTH : WIDTH) * 256);
    }
    begun.createFreezePane(0, 1);
    next = 1;
    return begun;
  }

  void add(TraceRow found) {
    if (next == MOST_ROWS) {
      finish();
      sheet = begin();
    }
    Row row = sheet.createRow(next++);
    number(row, 0, BigDecimal.valueOf(found.load()));
    styles.text(row, 1, found.file(), false);
    if (!found.sheet().isEmpty()) {
      styles.text(row, 2, found.sheet(), false);
    }
    number(row, 3, BigDecimal.valueOf(found.row()));
    int column = PLACE.size();
    for (int field : order) {
      value(row, column++, found.values().get(field), source.rowFields().get(field).type());
    }
    if (counted) {
      value(row, column, found.counted(), Field.Type.DECIMAL);
    }
  }

  /** Completes the sheet after the last row. */
  void finish() {
    int columns = PLACE.size() + order.size() + (counted ? 1 : 0);
    sheet.setAutoFilter(new CellRangeAddress(0, next - 1, 0, columns - 1));
    sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
    print(sheet);
  }

  /** A4 landscape, one page wide. */
  static void print(SXSSFSheet sheet) {
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    sheet.getPrintSetup().setLandscape(true);
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setFitWidth((short) 1);
    sheet.getPrintSetup().setFitHeight((short) 0);
  }

  private void value(Row row, int column, @Nullable Object value, Field.Type type) {
    if (value instanceof BigDecimal number) {
      number(row, column, number);
    } else if (value instanceof Long whole && type.isNumber()) {
      number(row, column, BigDecimal.valueOf(whole));
    } else if (value instanceof LocalDate day) {
      Cell cell = row.createCell(column);
      cell.setCellValue(day);
      cell.setCellStyle(styles.day());
    } else if (value instanceof LocalDateTime moment) {
      Cell cell = row.createCell(column);
      cell.setCellValue(moment);
      cell.setCellStyle(styles.moment());
    } else if (value instanceof Boolean yes) {
      styles.text(row, column, yes ? "是" : "否", false);
    } else if (value != null) {
      styles.text(row, column, value.toString(), false);
    }
  }

  /** Writes a number as a number, unless the spreadsheet would round it. */
  private void number(Row row, int column, BigDecimal value) {
    BigDecimal shown =
        value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_UP) : value;
    if (shown.stripTrailingZeros().precision() > 15) {
      styles.text(row, column, shown.toPlainString(), false);
      return;
    }
    Cell cell = row.createCell(column);
    cell.setCellValue(shown.doubleValue());
    cell.setCellStyle(styles.number());
  }
}
