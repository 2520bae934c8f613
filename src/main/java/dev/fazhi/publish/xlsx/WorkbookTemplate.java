package dev.fazhi.publish.xlsx;

import dev.fazhi.publish.office.DeterministicZip;
import dev.fazhi.publish.office.DocumentProperties;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Headers;
import dev.fazhi.publish.template.Filled;
import dev.fazhi.publish.template.TableRow;
import dev.fazhi.publish.template.TemplateCheck;
import dev.fazhi.publish.template.TemplateFill;
import dev.fazhi.publish.template.TemplateRow;
import dev.fazhi.publish.text.CellText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Fills a workbook of the unit's own. Styles, merged cells, formulas, heights and print settings
 * stay; a cell that holds nothing but a number's name becomes a number in the cell's own format.
 */
public final class WorkbookTemplate {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final XSSFWorkbook workbook;
  private final TemplateFill fill;
  private final CellRemarks remarks;
  private final Map<Look, CellStyle> numbers = new HashMap<>();

  private record Look(short style, int decimals) {}

  private WorkbookTemplate(XSSFWorkbook workbook, TemplateFill fill) {
    this.workbook = workbook;
    this.fill = fill;
    this.remarks = new CellRemarks(workbook);
  }

  /** Checks all texts of a template. */
  public static void check(byte[] template, TemplateCheck check) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      workbook.forEach(
          sheet ->
              sheet.forEach(
                  row -> {
                    List<TemplateCheck.Text> texts = new ArrayList<>();
                    for (XSSFCell cell : cells((XSSFRow) row)) {
                      String place =
                          "工作表“" + sheet.getSheetName() + "”" + cell.getAddress().formatAsString();
                      texts.add(new TemplateCheck.Text(place, cell.getStringCellValue()));
                    }
                    check.row(texts, true);
                  }));
    }
  }

  /** Fills a template; the same figures give the same bytes. */
  public static byte[] filled(byte[] template, TemplateFill fill, LocalDate asOf)
      throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      WorkbookTemplate book = new WorkbookTemplate(workbook, fill);
      for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
        book.fill(workbook.getSheetAt(i));
      }
      XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
      workbook.setForceFormulaRecalculation(true);
      DocumentProperties.date(workbook, asOf);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return DeterministicZip.again(bytes.toByteArray());
    }
  }

  /** The texts and plain numbers of all cells. */
  public static List<String> texts(byte[] written) throws IOException {
    List<String> texts = new ArrayList<>();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(written))) {
      workbook.forEach(
          sheet ->
              sheet.forEach(
                  row ->
                      row.forEach(
                          cell -> {
                            if (cell.getCellType() == CellType.STRING) {
                              texts.add(cell.getStringCellValue());
                            } else if (cell.getCellType() == CellType.NUMERIC) {
                              texts.add(((XSSFCell) cell).getRawValue());
                            }
                          })));
    }
    return texts;
  }

  private static List<XSSFCell> cells(XSSFRow row) {
    List<XSSFCell> cells = new ArrayList<>();
    row.forEach(
        cell -> {
          if (cell.getCellType() == CellType.STRING
              && TemplateRow.isToBeFilled(cell.getStringCellValue())) {
            cells.add((XSSFCell) cell);
          }
        });
    return cells;
  }

  private void fill(XSSFSheet sheet) {
    for (int at = sheet.getFirstRowNum(); at >= 0 && at <= sheet.getLastRowNum(); at++) {
      XSSFRow row = sheet.getRow(at);
      List<XSSFCell> cells = row == null ? List.of() : cells(row);
      List<String> texts = cells.stream().map(XSSFCell::getStringCellValue).toList();
      TemplateRow asked = TemplateRow.of(texts);
      if (asked.table() == null) {
        cells.forEach(cell -> set(cell, null, null));
      } else if (asked.repeated()) {
        at += repeat(sheet, at, asked.table()) - 1;
      } else {
        for (XSSFCell cell : cells) {
          at += table(cell, fill.table(asked.table())) - 1;
        }
      }
    }
  }

  /** Repeats a row for each row of the table; gives how many rows there are then. */
  private int repeat(XSSFSheet sheet, int at, String table) {
    List<TableRow> rows = fill.rows(table);
    int count = Math.max(1, rows.size());
    makeRoom(sheet, at, count);
    CellCopyPolicy everything = new CellCopyPolicy.Builder().mergedRegions(true).build();
    for (int i = 1; i < count; i++) {
      sheet.createRow(at + i).copyRowFrom(sheet.getRow(at), everything);
    }
    FormulaRanges.extend(sheet, at, count - 1);
    for (int i = 0; i < count; i++) {
      TableRow row = rows.isEmpty() ? null : rows.get(i);
      for (XSSFCell cell : cells(sheet.getRow(at + i))) {
        if (row == null) {
          cell.setCellValue(TemplateFill.NONE);
        } else {
          set(cell, table, row);
        }
      }
    }
    return count;
  }

  private static void makeRoom(XSSFSheet sheet, int at, int rows) {
    if (rows > 1 && at < sheet.getLastRowNum()) {
      sheet.shiftRows(at + 1, sheet.getLastRowNum(), rows - 1, true, false);
    }
  }

  /** Writes a whole table with its headers from a cell on; gives how many rows it takes. */
  private int table(XSSFCell first, @Nullable Grid grid) {
    if (grid == null) {
      first.setCellValue(TemplateFill.NONE);
      return 1;
    }
    XSSFSheet sheet = first.getSheet();
    int top = first.getRowIndex();
    int left = first.getColumnIndex();
    CellStyle style = first.getCellStyle();
    Headers headers = Headers.of(grid.columns());
    int count = headers.rows() + grid.rows().size();
    makeRoom(sheet, top, count);
    // headers may need more than one line
    first.getRow().setHeight((short) -1);
    for (int column = 0; column < grid.columns().size(); column++) {
      for (int row = 0; row < headers.rows(); row++) {
        Headers.Cell header = headers.at(row, column);
        boolean begins = header.row() == row && header.column() == column;
        cell(sheet, top + row, left + column, style).setCellValue(begins ? header.text() : "");
      }
      for (int row = 0; row < grid.rows().size(); row++) {
        Datum datum = grid.rows().get(row).get(column);
        XSSFCell cell = cell(sheet, top + headers.rows() + row, left + column, style);
        if (datum instanceof Datum.Number number) {
          cell.setCellStyle(numbers(style, number.decimals()));
          cell.setCellValue(number.value().doubleValue());
        } else {
          cell.setCellValue(
              CellText.shown(datum instanceof Datum.Missing ? TemplateFill.NONE : datum.text()));
        }
      }
    }
    for (Headers.Cell header : headers.cells()) {
      if (header.rows() > 1 || header.columns() > 1) {
        int row = top + header.row();
        int column = left + header.column();
        sheet.addMergedRegion(
            new CellRangeAddress(
                row, row + header.rows() - 1, column, column + header.columns() - 1));
      }
    }
    return count;
  }

  private static XSSFCell cell(XSSFSheet sheet, int row, int column, CellStyle style) {
    XSSFRow line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    XSSFCell cell = line.getCell(column) == null ? line.createCell(column) : line.getCell(column);
    cell.setCellStyle(style);
    return cell;
  }

  /** A style of the workbook with another format for numbers; a workbook holds 64,000 styles. */
  private CellStyle numbers(CellStyle style, int decimals) {
    return numbers.computeIfAbsent(
        new Look(style.getIndex(), decimals),
        look -> {
          String format = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
          CellStyle number = workbook.createCellStyle();
          number.cloneStyleFrom(style);
          number.setDataFormat(workbook.createDataFormat().getFormat(format));
          return number;
        });
  }

  private void set(XSSFCell cell, @Nullable String table, @Nullable TableRow row) {
    String written = cell.getStringCellValue();
    boolean name = row != null && TemplateRow.hasMark(written);
    String text = TemplateRow.withoutMark(written);
    // the cell that names the table holds the group's name unless it says otherwise
    Filled filled = fill.fill(name && text.isBlank() ? "{group}" : text, table, row);
    BigDecimal number = filled.number();
    if (number == null) {
      cell.setCellValue(CellText.shown(filled.text()));
    } else {
      boolean share = filled.percent() && cell.getCellStyle().getDataFormatString().contains("%");
      cell.setCellValue((share ? number.divide(HUNDRED) : number).doubleValue());
    }
    remarks.put(cell, filled.remarks());
  }
}
