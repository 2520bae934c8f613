package dev.fazhi.tabular;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a web page, as many systems write them under the name of a workbook. The page is
 * held in memory as a whole, so its size is capped.
 */
final class HtmlRows implements Rows {

  /** A page takes about ten times its size once it is parsed. */
  private static final long MOST_BYTES = 16L << 20;

  private static final int MOST_COLUMNS_SPANNED = 1000;
  private static final int MOST_ROWS_SPANNED = 65_534;
  private static final int MOST_COLUMNS = 16_384;
  private static final char HARD_SPACE = '\u00A0';

  private final Reading reading;
  private final TextEncoding encoding;
  private final List<Element> tables = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private int table = -1;
  private List<Element> rows = List.of();
  private int row;
  private int hiddenRows;
  private int[] spans = new int[0];
  private RowBuilder builder;

  private HtmlRows(Document page, TextEncoding encoding, Reading reading) throws IOException {
    this.reading = reading;
    this.encoding = encoding;
    Set<Element> outer = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Element> all = page.getElementsByTag("table");
    for (Element each : all) {
      reading.tick();
      Element around = each.parent();
      while (around != null && !around.normalName().equals("table")) {
        around = around.parent();
      }
      if (around != null) {
        outer.add(around);
      }
    }
    for (Element each : all) {
      if (!outer.contains(each)) {
        tables.add(each);
      }
    }
    if (tables.isEmpty()) {
      throw Border.otherType(reading, "没有表格的网页");
    }
    for (int i = 0; i < tables.size(); i++) {
      names.add(tables.size() == 1 ? "" : "表格" + (i + 1));
    }
    this.builder = new RowBuilder(reading, names.get(0), 0);
    if (!outer.isEmpty()) {
      reading.add(
          FileFault.NESTED_TABLES.note(
              reading.file(), "文件“" + reading.shown() + "”的表格里套着表格，只读了最里层的。"));
    }
  }

  static Rows open(Path path, Reading reading) throws IOException {
    long size = Files.size(path);
    if (size > MOST_BYTES) {
      throw reading.over("网页表格的字节数", MOST_BYTES, size);
    }
    TextEncoding encoding = TextEncoding.of(path, reading);
    try (Reader text = encoding.open(path, reading)) {
      return new HtmlRows(Parser.htmlParser().parseInput(text, ""), encoding, reading);
    }
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (true) {
      while (row >= rows.size()) {
        endTable();
        if (++table >= tables.size()) {
          return null;
        }
        beginTable();
      }
      Row built = row(rows.get(row++));
      if (built != null) {
        return built;
      }
    }
  }

  private void beginTable() {
    rows = tables.get(table).getElementsByTag("tr");
    row = 0;
    hiddenRows = 0;
    spans = new int[0];
    builder = new RowBuilder(reading, names.get(table), table);
  }

  private void endTable() {
    if (table >= 0 && table < tables.size()) {
      SheetNotes.hiddenRows(reading, names.get(table), hiddenRows);
      SheetNotes.lastRow(reading, names.get(table), rows.size());
    }
  }

  private @Nullable Row row(Element line) throws IOException {
    reading.tick();
    boolean hidden = isHidden(line);
    hiddenRows += hidden ? 1 : 0;
    builder.begin(row, hidden);
    int column = 0;
    for (Element each : line.children()) {
      if (each.normalName().equals("td") || each.normalName().equals("th")) {
        while (column < spans.length && spans[column] >= row) {
          column++;
        }
        builder.put(column, cell(each, column));
        column = span(each, column);
      }
    }
    return builder.build();
  }

  /** Marks what the cell covers below it; gives the column after it. */
  private int span(Element cell, int column) throws IOException {
    int end = column + number(cell.attr("colspan"), MOST_COLUMNS_SPANNED);
    int down = number(cell.attr("rowspan"), MOST_ROWS_SPANNED);
    if (end > MOST_COLUMNS) {
      throw reading.tooWide(builder.place(-1), end);
    }
    if (down > 1) {
      if (end > spans.length) {
        spans = Arrays.copyOf(spans, end);
      }
      Arrays.fill(spans, column, end, row + down - 1);
    }
    return end;
  }

  /** A span within what the HTML standard allows; 1 for anything else. */
  private static int number(String span, int most) {
    try {
      return Math.min(most, Math.max(1, Integer.parseInt(span.strip())));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private Cell cell(Element element, int column) throws IOException {
    String text = element.text().replace(HARD_SPACE, ' ').strip();
    if (text.length() > reading.limits().cellCharacters()) {
      throw reading.tooLong(builder.place(column), text.length());
    }
    return Cells.text(Cells.unguarded(text));
  }

  private static boolean isHidden(Element line) {
    String style = line.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    return style.contains("display:none");
  }

  @Override
  public FileTraits traits() {
    return new FileTraits("html", encoding.name(), "", List.copyOf(names), reading.notes());
  }

  @Override
  public void close() {
    tables.clear();
  }
}
