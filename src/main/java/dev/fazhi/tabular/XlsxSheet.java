package dev.fazhi.tabular;

import dev.fazhi.model.Row;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One streaming pass over the XML of a sheet. The declared dimension is not believed. */
final class XlsxSheet implements Closeable {

  private static final int MOST_ROWS = 1_048_576;
  private static final int MOST_COLUMNS = 16_384;

  private final XmlPart xml;
  private final Reading reading;
  private final XlsxBook.Sheet sheet;
  private final XlsxCells values;
  private final RowBuilder builder;
  private final StringBuilder text = new StringBuilder();
  private boolean inData;
  private int row;
  private int column;
  private int lastFilled;
  private int hiddenRows;
  private long hiddenColumns;

  XlsxSheet(ZipParts zip, XlsxBook.Sheet sheet, int index, XlsxCells values) throws IOException {
    this.reading = zip.reading();
    this.sheet = sheet;
    this.values = values;
    this.builder = new RowBuilder(reading, sheet.name(), index);
    this.xml = XmlPart.passing(zip, sheet.part());
  }

  @Nullable Row next() throws IOException {
    while (true) {
      int event = xml.next();
      if (event == XmlPart.START) {
        start(xml.name());
      } else if (event == XmlPart.END) {
        if (inData && xml.name().equals("row")) {
          Row built = builder.build();
          if (built != null) {
            lastFilled = row;
            return built;
          }
        } else if (xml.name().equals("sheetData")) {
          inData = false;
        }
      } else if (event == XmlPart.END_OF_PART) {
        conclude();
        return null;
      }
    }
  }

  private void start(String name) throws IOException {
    if (!inData) {
      switch (name) {
        case "sheetData" -> inData = true;
        case "col" -> column();
        default -> {
          // views, filters, merges and the like say nothing about values
        }
      }
      return;
    }
    switch (name) {
      case "row" -> beginRow();
      case "c" -> cell();
      default -> xml.skip();
    }
  }

  private void column() {
    if (xml.flag("hidden")) {
      int from = number(xml.attribute("min"), 1);
      hiddenColumns += Math.max(1, number(xml.attribute("max"), from) - from + 1);
    }
  }

  private void beginRow() throws IOException {
    int number = number(xml.attribute("r"), row + 1);
    if (number <= row || number > MOST_ROWS) {
      throw reading.corrupt("行号次序不对");
    }
    row = number;
    column = -1;
    boolean hidden = xml.flag("hidden");
    if (hidden) {
      hiddenRows++;
    }
    builder.begin(row, hidden || sheet.hidden());
  }

  private void cell() throws IOException {
    column = column(xml.attribute("r"));
    String type = xml.attribute("t");
    int style = number(xml.attribute("s"), 0);
    boolean stored = false;
    boolean formula = false;
    text.setLength(0);
    int within = xml.depth();
    for (int event = xml.next(); xml.depth() >= within; event = xml.next()) {
      if (event != XmlPart.START) {
        if (event == XmlPart.END_OF_PART) {
          return;
        }
        continue;
      }
      switch (xml.name()) {
        case "v" -> {
          xml.text(text);
          stored = true;
        }
        case "is" -> {
          XmlText.item(xml, text);
          stored = true;
        }
        case "f" -> {
          xml.skip();
          formula = true;
        }
        default -> xml.skip();
      }
    }
    if (stored || formula) {
      builder.put(column, values.cell(type, style, text, stored, formula));
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

  private static int number(@Nullable String text, int otherwise) {
    return text == null ? otherwise : Integer.parseInt(text.strip());
  }

  private void conclude() {
    SheetNotes.hiddenRows(reading, sheet.name(), hiddenRows);
    SheetNotes.hiddenColumns(reading, sheet.name(), hiddenColumns);
    SheetNotes.lastRow(reading, sheet.name(), lastFilled);
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
