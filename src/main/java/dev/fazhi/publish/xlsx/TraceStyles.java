package dev.fazhi.publish.xlsx;

import dev.fazhi.publish.text.FormulaGuard;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;

/** The cell styles of a trace, and the method that writes its text. */
final class TraceStyles {

  private final SXSSFWorkbook workbook;
  private final XSSFFont regular;
  private final CellStyle heading;
  private final CellStyle text;
  private final CellStyle quoted;
  private final CellStyle number;
  private final CellStyle day;
  private final CellStyle moment;

  TraceStyles(SXSSFWorkbook workbook) {
    this.workbook = workbook;
    regular = Sheets.plain((XSSFFont) workbook.getFontAt(0));
    XSSFFont bold = Sheets.plain((XSSFFont) workbook.createFont());
    bold.setBold(true);
    text = style("@");
    text.setWrapText(true);
    text.setVerticalAlignment(VerticalAlignment.TOP);
    quoted = style("@");
    ((XSSFCellStyle) quoted).setQuotePrefixed(true);
    heading = style("@");
    heading.setFont(bold);
    heading.setVerticalAlignment(VerticalAlignment.TOP);
    heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    number = style("General");
    day = style("yyyy-mm-dd");
    moment = style("yyyy-mm-dd hh:mm:ss");
  }

  /** Writes a cell of text, never a formula. */
  void text(Row row, int column, String value, boolean isHeading) {
    boolean formulaLike = FormulaGuard.isFormula(value);
    Sheets.text(row, column, value, isHeading ? heading : formulaLike ? quoted : text);
  }

  CellStyle number() {
    return number;
  }

  CellStyle day() {
    return day;
  }

  CellStyle moment() {
    return moment;
  }

  private CellStyle style(String format) {
    CellStyle style = workbook.createCellStyle();
    style.setFont(regular);
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }
}
