package dev.fazhi.tabular.excel;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.Cells;
import dev.fazhi.tabular.row.DeadlineInputStream;
import dev.fazhi.tabular.row.FileTraits;
import dev.fazhi.tabular.row.NumberFormat;
import dev.fazhi.tabular.row.Numbers;
import dev.fazhi.tabular.row.RawRowSource;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RowBuilder;
import dev.fazhi.tabular.row.SheetNotes;
import dev.fazhi.tabular.xml.XmlPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workbook as one XML document, which Excel 2003 brought (Microsoft's XML Spreadsheet Reference)
 * and many systems write under the name of an {@code .xls}.
 */
public final class Xml2003Rows implements RawRowSource {

  private static final int MOST_ROWS = 1_048_576;
  private static final int MOST_COLUMNS = 16_384;

  /** The namespace of what only Excel itself needs. */
  private static final String EXCEL = ":office:excel";

  private final Reading reading;
  private final XmlPart xml;
  private final Map<String, NumberFormat> formats = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private RowBuilder builder;
  private boolean from1904;
  private boolean inTable;
  private boolean inSheet;
  private int row;
  private int column;
  private int lastFilled;
  private long hiddenRows;
  private long hiddenColumns;

  private Xml2003Rows(XmlPart xml, Reading reading) throws IOException {
    this.xml = xml;
    this.reading = reading;
    this.builder = new RowBuilder(reading, "", 0);
    if (!xml.child(0)) {
      throw xml.malformed();
    }
  }

  public static RawRowSource open(Path path, Reading reading) throws IOException {
    return new Xml2003Rows(
        new XmlPart(new DeadlineInputStream(Files.newInputStream(path), reading), reading),
        reading);
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (true) {
      if (inTable) {
        Row built = rowOfTable();
        if (built != null) {
          return built;
        }
      } else if (inSheet) {
        inTable = xml.child(2, "Table");
        inSheet = inTable;
      } else if (!xml.anyChild(1)) {
        // what stands behind is read too, for it may be broken
        if (xml.child(0)) {
          throw xml.malformed();
        }
        return null;
      } else if (xml.is("ExcelWorkbook", EXCEL)) {
        while (xml.anyChild(2)) {
          from1904 |= xml.is("Date1904", EXCEL);
        }
      } else if (xml.isOwn("Styles")) {
        styles();
      } else if (xml.isOwn("Worksheet")) {
        String name = own("Name");
        names.add(name == null ? "" : name);
        builder = new RowBuilder(reading, names.get(names.size() - 1), names.size() - 1);
        row = 0;
        lastFilled = 0;
        hiddenRows = 0;
        hiddenColumns = 0;
        inSheet = true;
      }
    }
  }

  private void styles() throws IOException {
    while (xml.child(2, "Style")) {
      String id = own("ID");
      String parent = own("Parent");
      NumberFormat format = format(parent);
      while (xml.child(3, "NumberFormat")) {
        String code = own("Format");
        format = code == null ? format : NumberFormat.named(code);
      }
      formats.put(id == null ? "" : id, format);
    }
  }

  private NumberFormat format(@Nullable String style) {
    return formats.getOrDefault(style == null ? "Default" : style, NumberFormat.GENERAL);
  }

  /** The next filled row of the table; null when the table has ended. */
  private @Nullable Row rowOfTable() throws IOException {
    while (xml.child(3)) {
      if (xml.name().equals("Column") && isHidden("Width")) {
        hiddenColumns += 1L + number("Span", 0);
      } else if (xml.name().equals("Row")) {
        Row built = row();
        if (built != null) {
          lastFilled = row;
          return built;
        }
      }
    }
    inTable = false;
    SheetNotes.hiddenRows(reading, names.get(names.size() - 1), hiddenRows);
    SheetNotes.hiddenColumns(reading, names.get(names.size() - 1), hiddenColumns);
    SheetNotes.lastRow(reading, names.get(names.size() - 1), lastFilled);
    return null;
  }

  private @Nullable Row row() throws IOException {
    int number = number("Index", row + 1);
    if (number <= row || number > MOST_ROWS) {
      throw reading.corrupt("行号次序不对");
    }
    int span = number("Span", 0);
    boolean hidden = isHidden("Height");
    hiddenRows += hidden ? 1L + span : 0;
    String style = own("StyleID");
    builder.begin(number, hidden);
    row = number + span;
    column = -1;
    while (xml.child(4, "Cell")) {
      cell(number, style);
    }
    return builder.build();
  }

  private void cell(int number, @Nullable String rowStyle) throws IOException {
    column = number("Index", column + 2) - 1;
    int at = column;
    int down = number("MergeDown", 0);
    column += number("MergeAcross", 0);
    if (at < 0 || column >= MOST_COLUMNS || down < 0 || column < at) {
      throw reading.corrupt("单元格地址不对");
    }
    String cellStyle = own("StyleID");
    NumberFormat format = format(cellStyle == null ? rowStyle : cellStyle);
    boolean formula = own("Formula") != null;
    int stored = 0;
    String type = null;
    text.setLength(0);
    while (xml.child(5, "Data")) {
      type = own("Type");
      stored++;
      xml.text(text, true);
    }
    builder.merge(at, number + down);
    String kept = reading.fitting(text.toString(), builder.place(at));
    if (stored > 1) {
      builder.put(at, new Cell.Err(kept, XlsxCells.SEVERAL_VALUES));
    } else if (stored == 1) {
      builder.put(at, value(type == null ? "String" : type, kept, format));
    } else if (formula) {
      builder.put(at, new Cell.Err("=", XlsxCells.NOT_COMPUTED));
    }
  }

  private Cell value(String type, String data, NumberFormat format) {
    return switch (type) {
      case "Number" -> {
        var number = Numbers.parse(data.strip());
        yield number == null ? new Cell.Err(data, "不是数") : format.cell(number, from1904);
      }
      case "DateTime" ->
          XlsxCells.isoDate(data.strip()) instanceof Cell.Moment moment
              ? new Cell.Moment(moment.value(), moment.value().toLocalTime().toSecondOfDay() == 0)
              : new Cell.Err(data, "不是日期");
      case "Boolean" -> new Cell.Bool(data.strip().equals("1"));
      case "Error" -> new Cell.Err(data, XlsxCells.SHOWN_AS_ERROR);
      default -> Cells.text(data);
    };
  }

  private boolean isHidden(String size) throws IOException {
    return "1".equals(own("Hidden")) || XmlPart.isZero(own(size));
  }

  private int number(String name, int otherwise) throws IOException {
    String value = own(name);
    try {
      return value == null || value.isBlank() ? otherwise : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IOException(e);
    }
  }

  /** An attribute in the namespace of the document or, as careless writers have it, in none. */
  private @Nullable String own(String name) throws IOException {
    String value = xml.tag().attribute(name, ":office:spreadsheet");
    return value == null ? xml.attribute(name) : value;
  }

  @Override
  public FileTraits traits() {
    return new FileTraits("xml", "", "", List.copyOf(names), reading.notes());
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
