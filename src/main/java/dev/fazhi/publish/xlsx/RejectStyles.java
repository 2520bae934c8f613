package dev.fazhi.publish.xlsx;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;

/**
 * The cell styles of a workbook of rejected rows: all text, so that long numbers keep their digits.
 */
final class RejectStyles {

  private final CellStyle header;
  private final CellStyle text;
  private final CellStyle quoted;
  private final CellStyle locked;

  RejectStyles(SXSSFWorkbook workbook) {
    XSSFFont font = Sheets.plain((XSSFFont) workbook.getFontAt(0));
    XSSFFont bold = Sheets.plain((XSSFFont) workbook.createFont());
    bold.setBold(true);
    text = style(workbook, font);
    quoted = style(workbook, font);
    ((XSSFCellStyle) quoted).setQuotePrefixed(true);
    header = style(workbook, bold);
    fill(header, IndexedColors.GREY_25_PERCENT);
    locked = style(workbook, font);
    locked.setLocked(true);
    fill(locked, IndexedColors.GREY_40_PERCENT);
  }

  CellStyle header() {
    return header;
  }

  /** The style for text, quoted if a spreadsheet would take it for a formula when edited. */
  CellStyle text(boolean formulaLike) {
    return formulaLike ? quoted : text;
  }

  CellStyle locked() {
    return locked;
  }

  private static CellStyle style(SXSSFWorkbook workbook, XSSFFont font) {
    CellStyle style = workbook.createCellStyle();
    style.setFont(font);
    style.setDataFormat(workbook.createDataFormat().getFormat("@"));
    style.setLocked(false);
    return style;
  }

  private static void fill(CellStyle style, IndexedColors color) {
    style.setFillForegroundColor(color.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
  }
}
