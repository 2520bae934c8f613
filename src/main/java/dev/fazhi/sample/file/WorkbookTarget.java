package dev.fazhi.sample.file;

import dev.fazhi.sample.record.CellValue;
import dev.fazhi.sample.record.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A workbook; the newer format is written in constant memory. */
final class WorkbookTarget implements Target {

  private static final int ROWS_IN_MEMORY = 64;
  private static final int WIDTH = 18 * 256;

  private final Path file;
  private final Workbook book;
  private final Map<String, CellStyle> formats = new HashMap<>();
  private final CellStyle plain;
  private final CellStyle heading;
  private @Nullable Sheet sheet;
  private int next;

  /**
   * @param old whether in the format of before 2007
   * @param saved when it says that it was made and saved
   */
  WorkbookTarget(Path file, boolean old, LocalDateTime saved) {
    this.file = file;
    this.book = old ? whole() : streamed(saved);
    this.plain = book.getCellStyleAt(0);
    Font bold = book.createFont();
    bold.setBold(true);
    this.heading = book.createCellStyle();
    heading.setFont(bold);
    heading.setAlignment(HorizontalAlignment.CENTER);
  }

  private static HSSFWorkbook whole() {
    HSSFWorkbook book = new HSSFWorkbook();
    book.createInformationProperties();
    return book;
  }

  private static SXSSFWorkbook streamed(LocalDateTime saved) {
    SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY);
    CoreProperties properties = book.getXSSFWorkbook().getProperties().getCoreProperties();
    Optional<Date> moment = Optional.of(Date.from(saved.toInstant(ZoneOffset.UTC)));
    properties.setCreated(moment);
    properties.setModified(moment);
    return book;
  }

  @Override
  public void sheet(String name) {
    sheet = book.createSheet(name);
    next = 0;
  }

  @Override
  public void title(String text, int width) {
    Row row = nextRow();
    Cell cell = row.createCell(0);
    cell.setCellValue(text);
    cell.setCellStyle(heading);
    merge(row.getRowNum(), row.getRowNum(), 0, width - 1);
  }

  @Override
  public void header(List<Column> columns) {
    boolean grouped = columns.stream().anyMatch(column -> column.group() != null);
    Row first = nextRow();
    Row second = grouped ? nextRow() : first;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      sheet().setColumnWidth(i, WIDTH);
      if (!grouped || column.group() != null) {
        put(second, i, column.header());
      } else {
        put(first, i, column.header());
        merge(first.getRowNum(), second.getRowNum(), i, i);
      }
    }
    if (grouped) {
      groups(first, columns);
    }
  }

  private void groups(Row row, List<Column> columns) {
    int from = 0;
    for (int i = 1; i <= columns.size(); i++) {
      String group = columns.get(from).group();
      if (i < columns.size() && group != null && group.equals(columns.get(i).group())) {
        continue;
      }
      if (group != null) {
        put(row, from, group);
        merge(row.getRowNum(), row.getRowNum(), from, i - 1);
      }
      from = i;
    }
  }

  private void put(Row row, int column, String text) {
    Cell cell = row.createCell(column);
    cell.setCellValue(text);
    cell.setCellStyle(heading);
  }

  @Override
  public void row(List<@Nullable CellValue> cells) {
    Row row = nextRow();
    for (int i = 0; i < cells.size(); i++) {
      CellValue value = cells.get(i);
      if (value instanceof CellValue.Text text) {
        Cell cell = row.createCell(i);
        cell.setCellValue(text.text());
        // without a style of its own, each cell would look for that of its column, which is slow
        cell.setCellStyle(plain);
      } else if (value instanceof CellValue.Number number) {
        Cell cell = row.createCell(i);
        // the file format itself holds no other numbers than these
        cell.setCellValue(number.number().doubleValue());
        cell.setCellStyle(format(number.format()));
      } else if (value instanceof CellValue.Moment moment) {
        Cell cell = row.createCell(i);
        cell.setCellValue(moment.moment());
        cell.setCellStyle(format(moment.format()));
      }
    }
  }

  @Override
  public void finish() throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
    if (book instanceof SXSSFWorkbook) {
      ZipTimes.fix(file);
    }
  }

  @Override
  public void close() throws IOException {
    book.close();
  }

  private CellStyle format(String format) {
    return formats.computeIfAbsent(
        format,
        key -> {
          CellStyle style = book.createCellStyle();
          style.setDataFormat(book.createDataFormat().getFormat(key));
          return style;
        });
  }

  private void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    if (firstRow != lastRow || firstColumn != lastColumn) {
      sheet().addMergedRegion(new CellRangeAddress(firstRow, lastRow, firstColumn, lastColumn));
    }
  }

  private Row nextRow() {
    return sheet().createRow(next++);
  }

  private Sheet sheet() {
    if (sheet == null) {
      throw new IllegalStateException("no sheet was begun");
    }
    return sheet;
  }
}
