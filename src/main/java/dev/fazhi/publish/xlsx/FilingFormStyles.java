package dev.fazhi.publish.xlsx;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.common.usermodel.fonts.FontCharset;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FontFamily;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The cell styles of a table for filing: 宋体 on white, every cell of the table framed. */
final class FilingFormStyles {

  private static final String FONT = "宋体";
  private static final int TITLE_POINTS = 18;
  private static final int TEXT_POINTS = 11;
  private static final int SMALL_POINTS = 9;

  private record Look(
      int points,
      boolean bold,
      boolean framed,
      HorizontalAlignment side,
      int decimals,
      boolean quoted) {

    Look(int points, boolean bold, boolean framed, HorizontalAlignment side, int decimals) {
      this(points, bold, framed, side, decimals, false);
    }
  }

  private final XSSFWorkbook workbook;
  private final Map<Look, XSSFCellStyle> looks = new HashMap<>();

  FilingFormStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  XSSFCellStyle title() {
    return of(new Look(TITLE_POINTS, true, false, HorizontalAlignment.CENTER, -1));
  }

  XSSFCellStyle left() {
    return of(new Look(TEXT_POINTS, false, false, HorizontalAlignment.LEFT, -1));
  }

  XSSFCellStyle right() {
    return of(new Look(TEXT_POINTS, false, false, HorizontalAlignment.RIGHT, -1));
  }

  XSSFCellStyle header() {
    return of(new Look(TEXT_POINTS, true, true, HorizontalAlignment.CENTER, -1));
  }

  /** A column's number. */
  XSSFCellStyle number() {
    return of(new Look(SMALL_POINTS, false, true, HorizontalAlignment.CENTER, -1));
  }

  /**
   * A group's name.
   *
   * @param quoted whether it would become a formula if somebody edited it, and must not
   */
  XSSFCellStyle label(boolean total, boolean quoted) {
    HorizontalAlignment side = total ? HorizontalAlignment.CENTER : HorizontalAlignment.LEFT;
    return of(new Look(TEXT_POINTS, total, true, side, -1, quoted));
  }

  /** Where there is no number. */
  XSSFCellStyle none(boolean total) {
    return of(new Look(TEXT_POINTS, total, true, HorizontalAlignment.CENTER, -1));
  }

  XSSFCellStyle value(int decimals, boolean total) {
    return of(new Look(TEXT_POINTS, total, true, HorizontalAlignment.RIGHT, decimals));
  }

  private XSSFCellStyle of(Look look) {
    return looks.computeIfAbsent(look, this::make);
  }

  private XSSFCellStyle make(Look look) {
    XSSFCellStyle style = workbook.createCellStyle();
    XSSFFont font = workbook.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints((short) look.points());
    font.setBold(look.bold());
    font.setFamily(FontFamily.ROMAN);
    font.setCharSet(FontCharset.GB2312.getNativeId());
    style.setFont(font);
    style.setAlignment(look.side());
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setIndention(
        (short) (look.framed() && look.side() != HorizontalAlignment.CENTER ? 1 : 0));
    style.setWrapText(look.decimals() < 0);
    style.setQuotePrefixed(look.quoted());
    if (look.framed()) {
      style.setBorderTop(BorderStyle.THIN);
      style.setBorderBottom(BorderStyle.THIN);
      style.setBorderLeft(BorderStyle.THIN);
      style.setBorderRight(BorderStyle.THIN);
    }
    if (look.decimals() >= 0) {
      String format = look.decimals() == 0 ? "#,##0" : "#,##0." + "0".repeat(look.decimals());
      style.setDataFormat(workbook.createDataFormat().getFormat(format));
    }
    return style;
  }
}
