package dev.fazhi.tabular.excel;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Place;
import dev.fazhi.tabular.row.Cells;
import dev.fazhi.tabular.row.Numbers;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.xml.XmlText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The value of a cell from its type, style and stored text (ECMA-376 part 1, 18.3.1.4). */
record XlsxCells(Reading reading, SharedStrings strings, XlsxStyles styles, boolean from1904) {

  static final String SHOWN_AS_ERROR = "表格软件显示为错误值";

  static final String SEVERAL_VALUES = "单元格里存了不止一个值，不知以哪个为准";
  static final String NOT_COMPUTED = "公式没有保存计算结果";

  boolean isStruck(int style) {
    return styles.isStruck(style);
  }

  /**
   * @param type as written; null for a number
   * @param style the index of the cell's format
   * @param text the stored value or, for inline strings, their text; it may be changed
   * @param stored whether there was a value at all
   * @param formula whether the cell has a formula
   */
  Cell cell(@Nullable String type, int style, StringBuilder text, boolean stored, boolean formula)
      throws IOException {
    String kind = type == null ? "n" : type;
    boolean isText = kind.equals("str") || kind.equals("inlineStr");
    if (!isText) {
      strip(text);
    }
    if (!stored || (text.length() == 0 && !isText)) {
      return formula ? new Cell.Err("=", NOT_COMPUTED) : Cell.BLANK;
    }
    return switch (kind) {
      case "s" -> strings.cell(index(text));
      case "str", "inlineStr" -> {
        XmlText.finish(text, reading, Place.of(reading.file()));
        yield Cells.text(text.toString());
      }
      case "b" -> bool(text);
      case "e" -> new Cell.Err(text.toString(), SHOWN_AS_ERROR);
      case "d" -> isoDate(text.toString());
      case "n" -> number(text, style);
      default -> throw reading.corrupt("单元格类型不认识");
    };
  }

  /** Programs that lay out their XML put white space around values. */
  private static void strip(StringBuilder text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) <= ' ') {
      end--;
    }
    text.setLength(end);
    int start = 0;
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    if (start > 0) {
      text.delete(0, start);
    }
  }

  private Cell number(StringBuilder text, int style) throws IOException {
    BigDecimal value = Numbers.parse(text);
    if (value == null) {
      throw reading.corrupt("数值单元格里不是数");
    }
    return styles.format(style).cell(value, from1904);
  }

  private Cell bool(StringBuilder text) throws IOException {
    return switch (text.toString()) {
      case "1", "true" -> new Cell.Bool(true);
      case "0", "false" -> new Cell.Bool(false);
      default -> throw reading.corrupt("逻辑值单元格里不是逻辑值");
    };
  }

  /** A date as ISO 8601 writes it, which only strict workbooks have. */
  static Cell isoDate(String text) {
    String iso = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
    try {
      if (iso.indexOf('T') < 0) {
        return new Cell.Moment(LocalDate.parse(iso).atStartOfDay(), true);
      }
      LocalDateTime moment = LocalDateTime.parse(iso).plusNanos(500_000_000).withNano(0);
      return new Cell.Moment(moment, false);
    } catch (DateTimeException e) {
      return new Cell.Err(text, "不是日期");
    }
  }

  private int index(StringBuilder text) throws IOException {
    int index = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || index > 100_000_000) {
        throw reading.corrupt("字符串序号不是数");
      }
      index = index * 10 + digit;
    }
    return index;
  }
}
