package dev.fazhi.publish.xlsx;

import dev.fazhi.publish.office.ChartStyle;
import dev.fazhi.publish.text.CellText;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.common.usermodel.fonts.FontCharset;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Helpers for writing sheets. */
public final class Sheets {

  /** Column widths are in 256ths of a character, 255 characters at most. */
  private static final int UNITS = 256;

  private static final int MOST_CHARACTERS = 255;

  /** Characters that fit on a landscape page at about 60 %, below which it is hard to read. */
  private static final int CHARACTERS_A_PAGE = 230;

  private static final double SIDE_INCHES = 0.4;
  private static final double TOP_INCHES = 0.6;

  private Sheets() {}

  /** Writes a cell of text, never a formula. */
  static Cell text(Row row, int column, String text, CellStyle style) {
    Cell cell = row.createCell(column);
    cell.setCellValue(CellText.stored(text));
    cell.setCellStyle(style);
    return cell;
  }

  /** Makes a font that of workbooks of rows, and gives it. */
  static XSSFFont plain(XSSFFont font) {
    font.setFontName(ChartStyle.FONT);
    font.setFontHeightInPoints((short) 11);
    font.setCharSet(FontCharset.GB2312.getNativeId());
    return font;
  }

  /** Links a cell to a place within the workbook. */
  static void link(Cell cell, XSSFSheet sheet, String place) {
    XSSFHyperlink link =
        sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
    link.setAddress(place);
    link.setTooltip(place.substring(0, place.lastIndexOf('!')).replace("'", ""));
    cell.setHyperlink(link);
  }

  static void width(XSSFSheet sheet, int column, int characters) {
    sheet.setColumnWidth(column, Math.min(characters, MOST_CHARACTERS) * UNITS);
  }

  /** The top left cell of a sheet, as a link within the workbook names it. */
  static String address(String sheet) {
    return address(sheet, 0);
  }

  /** The first cell of a row counted from 0. */
  static String address(String sheet, int row) {
    return quoted(sheet) + "!A" + (row + 1);
  }

  /** A sheet's name as it stands before the address of a cell. */
  public static String quoted(String sheet) {
    return "'" + sheet.replace("'", "''") + "'";
  }

  /**
   * Sets up printing: A4 landscape, as many pages wide as the text stays readable; the header row
   * and the first column on every page.
   *
   * @param headerRow counted from 0; -1 for a sheet without a table
   */
  static void print(XSSFSheet sheet, int characters, int headerRow) {
    XSSFPrintSetup setup = sheet.getPrintSetup();
    setup.setPaperSize(PaperSize.A4_PAPER);
    setup.setLandscape(true);
    sheet.setFitToPage(true);
    setup.setFitWidth(
        (short) Math.max(1, (characters + CHARACTERS_A_PAGE - 1) / CHARACTERS_A_PAGE));
    setup.setFitHeight((short) 0);
    sheet.setMargin(PageMargin.LEFT, SIDE_INCHES);
    sheet.setMargin(PageMargin.RIGHT, SIDE_INCHES);
    sheet.setMargin(PageMargin.TOP, TOP_INCHES);
    sheet.setMargin(PageMargin.BOTTOM, TOP_INCHES);
    sheet.getFooter().setLeft("&A");
    sheet.getFooter().setRight("第 &P 页，共 &N 页");
    if (headerRow >= 0) {
      sheet.setRepeatingRows(new CellRangeAddress(headerRow, headerRow, -1, -1));
      sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 0));
    }
    sheet.setActiveCell(new org.apache.poi.ss.util.CellAddress(0, 0));
  }
}
