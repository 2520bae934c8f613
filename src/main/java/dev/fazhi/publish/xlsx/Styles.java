package dev.fazhi.publish.xlsx;

import dev.fazhi.publish.office.ChartStyle;
import dev.fazhi.publish.table.Column;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.common.usermodel.fonts.FontCharset;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FontFamily;
import org.apache.poi.ss.usermodel.FontScheme;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The cell styles, each made once. If the named font is missing, its family and character set
 * select another Chinese sans-serif.
 */
public final class Styles {

  private static final short TEXT_POINTS = 11;
  private static final short TITLE_POINTS = 16;
  private static final short COVER_POINTS = 24;
  private static final byte[] DARK_BLUE = {(byte) 0xFF, 0x1F, 0x3F, 0x66};
  private static final byte[] TEXT_GREY = {(byte) 0xFF, 0x6B, 0x6B, 0x6B};
  private static final byte[] LINE_GREY = {(byte) 0xFF, (byte) 0xBF, (byte) 0xBF, (byte) 0xBF};
  private static final byte[] TOTAL_GREY = {(byte) 0xFF, (byte) 0xE9, (byte) 0xEE, (byte) 0xF5};

  /**
   * The style of a cell in a table.
   *
   * @param kind of its column
   * @param most the most digits after the point in its column
   * @param decimals the digits after the point of this number; -1 for text
   * @param total whether it belongs to the total
   * @param section whether a line is drawn above it
   * @param tone its emphasis
   */
  record Look(Column.Kind kind, int most, int decimals, boolean total, boolean section, Tone tone) {

    boolean isNumber() {
      return decimals >= 0;
    }
  }

  /** The emphasis of text. */
  enum Tone {
    /** The default. */
    PLAIN,
    /** A marker in place of a number. */
    FAINT,
    /** A link. */
    LINK,
    /** Text that would become a formula when edited, and is quoted. */
    QUOTED
  }

  private final XSSFWorkbook workbook;
  private final Map<Look, XSSFCellStyle> looks = new HashMap<>();
  private final XSSFFont regular;
  private final XSSFFont bold;
  private final XSSFFont linked;
  private final XSSFFont faint;
  private final XSSFCellStyle header;
  private final XSSFCellStyle title;
  private final XSSFCellStyle coverTitle;
  private final XSSFCellStyle line;
  private final XSSFCellStyle heading;
  private final XSSFCellStyle wrapped;
  private final XSSFCellStyle link;

  Styles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    // the first font and style apply to empty cells and row heights
    regular = named(workbook.getFontAt(0), TEXT_POINTS);
    bold = font(TEXT_POINTS);
    bold.setBold(true);
    linked = font(TEXT_POINTS);
    linked.setUnderline(Font.U_SINGLE);
    linked.setColor(IndexedColors.BLUE.getIndex());
    faint = font(TEXT_POINTS);
    faint.setColor(color(TEXT_GREY));
    header = header();
    title = plain(emphasised(TITLE_POINTS));
    coverTitle = plain(emphasised(COVER_POINTS));
    line = plain(regular);
    heading = plain(bold);
    heading.setVerticalAlignment(VerticalAlignment.TOP);
    wrapped = plain(regular);
    wrapped.setWrapText(true);
    wrapped.setVerticalAlignment(VerticalAlignment.TOP);
    link = plain(linked);
  }

  XSSFCellStyle headerRow() {
    return header;
  }

  XSSFCellStyle title() {
    return title;
  }

  XSSFCellStyle coverTitle() {
    return coverTitle;
  }

  XSSFCellStyle line() {
    return line;
  }

  XSSFCellStyle heading() {
    return heading;
  }

  XSSFCellStyle wrapped() {
    return wrapped;
  }

  XSSFCellStyle link() {
    return link;
  }

  XSSFCellStyle of(Look look) {
    return looks.computeIfAbsent(look, this::make);
  }

  private XSSFCellStyle make(Look look) {
    XSSFCellStyle style = plain(font(look));
    style.setBorderBottom(BorderStyle.THIN);
    style.setBottomBorderColor(color(LINE_GREY));
    if (look.total() || look.section()) {
      style.setBorderTop(BorderStyle.MEDIUM);
      style.setTopBorderColor(color(DARK_BLUE));
    }
    if (look.total()) {
      style.setFillForegroundColor(color(TOTAL_GREY));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
    style.setQuotePrefixed(look.tone() == Tone.QUOTED);
    if (look.kind() == Column.Kind.NUMBER || look.kind() == Column.Kind.CHANGE) {
      style.setAlignment(HorizontalAlignment.RIGHT);
    } else {
      style.setAlignment(HorizontalAlignment.LEFT);
      style.setIndention((short) 1);
      style.setWrapText(look.kind() == Column.Kind.PROSE);
    }
    if (look.isNumber()) {
      style.setDataFormat(workbook.createDataFormat().getFormat(format(look)));
    }
    return style;
  }

  private XSSFFont font(Look look) {
    if (look.total()) {
      return bold;
    }
    return switch (look.tone()) {
      case PLAIN, QUOTED -> regular;
      case FAINT -> faint;
      case LINK -> linked;
    };
  }

  private static String format(Look look) {
    StringBuilder digits = new StringBuilder("#,##0");
    if (look.decimals() > 0) {
      digits.append('.').append("0".repeat(look.decimals()));
    } else if (look.most() > 0) {
      // the width of a decimal point, so that the units are aligned
      digits.append("_.");
    }
    digits.append("_0".repeat(Math.max(0, look.most() - look.decimals())));
    return look.kind() == Column.Kind.CHANGE
        ? "\"↑ \"" + digits + ";\"↓ \"-" + digits + ";\"→ \"" + digits
        : digits.toString();
  }

  private XSSFCellStyle header() {
    XSSFCellStyle style = workbook.createCellStyle();
    XSSFFont white = font(TEXT_POINTS);
    white.setBold(true);
    white.setColor(IndexedColors.WHITE.getIndex());
    style.setFont(white);
    style.setFillForegroundColor(color(DARK_BLUE));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setWrapText(true);
    style.setAlignment(HorizontalAlignment.CENTER);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    return style;
  }

  private XSSFCellStyle plain(XSSFFont font) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(font);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    return style;
  }

  private XSSFFont emphasised(short points) {
    XSSFFont font = font(points);
    font.setBold(true);
    font.setColor(color(DARK_BLUE));
    return font;
  }

  private XSSFFont font(short points) {
    return named(workbook.createFont(), points);
  }

  private static XSSFFont named(XSSFFont font, short points) {
    font.setFontName(ChartStyle.FONT);
    // else the theme's font would be used
    font.setScheme(FontScheme.NONE);
    font.setFontHeightInPoints(points);
    font.setFamily(FontFamily.SWISS);
    font.setCharSet(FontCharset.GB2312.getNativeId());
    return font;
  }

  private static XSSFColor color(byte[] rgb) {
    return new XSSFColor(rgb, null);
  }
}
