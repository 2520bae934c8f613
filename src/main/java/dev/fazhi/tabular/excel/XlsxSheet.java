package dev.fazhi.tabular.excel;

import dev.fazhi.model.Cell;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.Merges;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RowBuilder;
import dev.fazhi.tabular.row.SheetNotes;
import dev.fazhi.tabular.row.WithoutRows;
import dev.fazhi.tabular.xml.XmlPart;
import dev.fazhi.tabular.xml.XmlText;
import dev.fazhi.tabular.zip.ZipParts;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One streaming pass over the XML of a sheet. The declared dimension is not believed. */
final class XlsxSheet implements Closeable {

  private static final int MOST_ROWS = 1_048_576;
  private static final int MOST_COLUMNS = 16_384;
  private static final int MOST_SHOWN = 10;
  private static final String INLINE = "inlineStr";

  /** The corners of a range of cells such as {@code A2:C5}. */
  static final Pattern RANGE =
      Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})");

  private final XmlPart xml;
  private final Reading reading;
  private final XlsxBook.Sheet sheet;
  private final XlsxCells values;
  private final RowBuilder builder;
  private final ArrayFormulas arrays;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder inline = new StringBuilder();
  private boolean inData;
  private int row;
  private int column;
  private int lastFilled;
  private int hiddenRows;
  private final FirstFew struckRows = new FirstFew(MOST_SHOWN);
  private int filled;
  private int struck;
  private long hiddenColumns;

  XlsxSheet(ZipParts zip, XlsxBook.Sheet sheet, int index, XlsxCells values) throws IOException {
    this.reading = zip.reading();
    this.sheet = sheet;
    this.values = values;
    this.builder = new RowBuilder(reading, sheet.name(), index, merges(zip, sheet.part()));
    this.arrays = new ArrayFormulas(reading.limits().columns());
    this.xml = XmlPart.passing(zip, sheet.part());
    if (!xml.child(0)) {
      throw xml.malformed();
    }
  }

  /** The merged cells, which stand behind the rows and are needed before them. */
  private static Merges merges(ZipParts zip, String part) throws IOException {
    Merges merges = new Merges();
    InputStream head = new WithoutRows(zip.open(part, Long.MAX_VALUE));
    try (XmlPart xml = new XmlPart(head, zip.reading())) {
      while (xml.child(0)) {
        while (xml.child(1, "mergeCells")) {
          while (xml.child(2, "mergeCell")) {
            String range = xml.attribute("ref");
            Matcher corners = RANGE.matcher(range == null ? "" : range);
            if (corners.matches()) {
              int from = Integer.parseInt(corners.group(2));
              int to = Integer.parseInt(corners.group(4));
              merges.add(from, to, letters(corners.group(1)), zip.reading());
            }
          }
        }
      }
    }
    merges.sort();
    return merges;
  }

  static int letters(String column) {
    int number = 0;
    for (int i = 0; i < column.length(); i++) {
      number = number * 26 + column.charAt(i) - 'A' + 1;
    }
    return number - 1;
  }

  @Nullable Row next() throws IOException {
    while (true) {
      if (inData) {
        while (xml.child(2, "row")) {
          beginRow();
          while (xml.child(3, "c")) {
            cell();
          }
          if (struck > 0 && struck == filled) {
            struckRows.add(Integer.toString(row));
          }
          arrays.fill(row, builder);
          Row built = builder.build();
          if (built != null) {
            lastFilled = row;
            return built;
          }
        }
        inData = false;
      } else if (!xml.child(1)) {
        // what stands behind the sheet is read too, for the checksum
        if (xml.child(0)) {
          throw xml.malformed();
        }
        conclude();
        return null;
      } else if (xml.name().equals("sheetData")) {
        inData = true;
      } else if (xml.name().equals("cols")) {
        while (xml.child(2, "col")) {
          column();
        }
      }
    }
  }

  private void column() throws IOException {
    if (xml.flag("hidden") || XmlPart.isZero(xml.attribute("width")) && xml.flag("customWidth")) {
      int from = xml.number("min", 1);
      hiddenColumns += Math.max(1, xml.number("max", from) - from + 1);
    }
  }

  private void beginRow() throws IOException {
    int number = xml.number("r", row + 1);
    if (number <= row || number > MOST_ROWS) {
      throw reading.corrupt("行号次序不对");
    }
    row = number;
    column = -1;
    filled = 0;
    struck = 0;
    boolean hidden =
        xml.flag("hidden") || XmlPart.isZero(xml.attribute("ht")) && xml.flag("customHeight");
    if (hidden) {
      hiddenRows++;
    }
    builder.begin(row, hidden || sheet.hidden());
  }

  private void cell() throws IOException {
    column = column(xml.attribute("r"));
    String type = xml.attribute("t");
    int style = xml.number("s", 0);
    int stored = 0;
    int strings = 0;
    boolean formula = false;
    String array = null;
    text.setLength(0);
    inline.setLength(0);
    while (xml.child(4)) {
      switch (xml.name()) {
        case "v" -> {
          stored++;
          xml.text(text, false);
        }
        case "is" -> {
          strings++;
          XmlText.item(xml, inline);
        }
        case "f" -> {
          formula = true;
          array = "array".equals(xml.attribute("t")) ? xml.attribute("ref") : null;
        }
        default -> {
          // extensions say nothing about the value
        }
      }
    }
    if (stored == 0 && array != null) {
      arrays.add(array);
    }
    if (stored > 0 || strings > 0) {
      filled++;
      struck += values.isStruck(style) ? 1 : 0;
    }
    if (stored > 1 || strings > 1) {
      builder.put(column, new Cell.Err(text.toString(), XlsxCells.SEVERAL_VALUES));
    } else if (strings > 0 && (stored == 0 || INLINE.equals(type))) {
      builder.put(column, values.cell(INLINE, style, inline, true, formula));
    } else if (stored > 0 || formula) {
      builder.put(column, values.cell(type, style, text, stored > 0, formula));
    }
  }

  /** The column of an address such as {@code AB12}; without one, the column after the last. */
  private int column(@Nullable String address) throws IOException {
    if (address == null) {
      return column + 1;
    }
    int letters = 0;
    int found = 0;
    while (letters < address.length() && letters < 4) {
      char c = (char) (address.charAt(letters) & ~0x20);
      if (c < 'A' || c > 'Z') {
        break;
      }
      found = found * 26 + (c - 'A' + 1);
      letters++;
    }
    if (found == 0 || found > MOST_COLUMNS || rowOf(address, letters) != row) {
      throw reading.corrupt("单元格地址不对");
    }
    return found - 1;
  }

  private static int rowOf(String address, int from) {
    int number = 0;
    for (int i = from; i < address.length(); i++) {
      int digit = address.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > MOST_ROWS) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private void conclude() {
    SheetNotes.hiddenRows(reading, sheet.name(), hiddenRows);
    SheetNotes.struckRows(reading, sheet.name(), struckRows);
    SheetNotes.hiddenColumns(reading, sheet.name(), hiddenColumns);
    SheetNotes.lastRow(reading, sheet.name(), lastFilled);
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
