package dev.fazhi.tabular.text;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.Cells;
import dev.fazhi.tabular.row.FileFault;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RowBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what two stray quotes, lines apart, have made one record of: when its first and its
 * last line are each as wide as the table, they are records of their own, and so are those between
 * them. The two cells with the quotes are spoilt.
 */
final class SwallowedLines {

  private static final int LEAST_COLUMNS = 3;
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final String STRAY = "这一格里多了一个引号，把几行连在了一起";

  private final Delimiter delimiter;
  private final Reading reading;
  private int first;
  private int last;
  private long lines;

  SwallowedLines(Delimiter delimiter, Reading reading) {
    this.delimiter = delimiter;
    this.reading = reading;
  }

  private static boolean spansLines(CSVRecord record) {
    for (String field : record) {
      if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The rows that a record consists of; null when it is one record. */
  @Nullable List<Row> apart(CSVRecord record, int line, RowBuilder builder) throws IOException {
    if (delimiter.width() < LEAST_COLUMNS || !spansLines(record)) {
      return null;
    }
    List<List<Cell>> found = new ArrayList<>(List.of(new ArrayList<>()));
    for (String field : record) {
      String[] parts = LINE_END.split(field, -1);
      List<Cell> cells = found.get(found.size() - 1);
      if (parts.length == 1) {
        cells.add(cell(field));
        continue;
      }
      int opened = cells.size();
      addSplit(parts[0], cells);
      cells.set(opened, new Cell.Err(cells.get(opened).text(), STRAY));
      for (int i = 1; i < parts.length; i++) {
        cells = new ArrayList<>();
        found.add(cells);
        addSplit(parts[i], cells);
      }
      cells.set(cells.size() - 1, new Cell.Err(cells.get(cells.size() - 1).text(), STRAY));
    }
    if (found.size() == 1 || !isWhole(found.get(0)) || !isWhole(found.get(found.size() - 1))) {
      return null;
    }
    first = lines == 0 ? line : first;
    last = line + found.size() - 1;
    lines += found.size();
    List<Row> rows = new ArrayList<>();
    for (List<Cell> cells : found) {
      builder.begin(line++, false);
      builder.width(cells.size());
      for (int i = 0; i < cells.size(); i++) {
        builder.put(i, cells.get(i));
      }
      Row row = builder.build();
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Says how many lines were taken apart, once the file is read. */
  void note() {
    if (lines > 0) {
      reading.add(
          FileFault.SWALLOWED.warning(
              new Place(reading.file(), "", first, -1),
              "第 %s 行至第 %s 行之间，有多余的引号把 %s 行连成了一格：已按行分开读取，带引号的那几格不算数，请对照原系统核对。"
                  .formatted(first, last, lines)));
    }
  }

  private boolean isWhole(List<Cell> cells) {
    return cells.size() == delimiter.width();
  }

  private void addSplit(String part, List<Cell> cells) {
    int from = 0;
    for (int i = 0; i <= part.length(); i++) {
      if (i == part.length() || part.charAt(i) == delimiter.character()) {
        cells.add(cell(part.substring(from, i)));
        from = i + 1;
      }
    }
  }

  private static Cell cell(String text) {
    return Cells.text(Cells.unguarded(text));
  }
}
