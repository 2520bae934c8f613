package dev.fazhi.audit.document;

import dev.fazhi.audit.document.DocumentTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the tables of a plain text: lines of cells between bars, tabulators or wide spaces. */
final class PlainTables {

  private static final Pattern PARTING = Pattern.compile("\\t|[ \u3000]{2,}");
  private static final Pattern BAR = Pattern.compile("\\|");

  /** 50件: a cell with a number, without which lines are no statistics. */
  private static final Pattern NUMBER = Pattern.compile("\\d");

  private static final Pattern SPACE = Pattern.compile("[\\h、]");

  /** 甲区 6318 6237 98.7%, 甲区、6318、6237: single marks part words and numbers alone. */
  private static final Pattern SPACED =
      Pattern.compile(
          "(?:[\\p{IsHan}()（）/]+|[-+]?\\d[\\d,.]*%?|[-—])(?:[\\h、](?:[\\p{IsHan}()（）%/]+|[-+]?\\d[\\d,.]*%?|[-—])){3,}");

  private static final Pattern TOTAL = Pattern.compile("^\\h*(?:合\\h*计|总\\h*计|共\\h*计)\\h*$");

  /** Fewer cells in a line may be a heading with its date. */
  private static final int CELLS = 3;

  private static final int LINES = 2;

  private PlainTables() {}

  /** The tables in the order of the text, by the offsets of their cells. */
  static List<DocumentTable> of(String text) {
    List<DocumentTable> tables = new ArrayList<>();
    List<List<@Nullable Cell>> rows = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      List<@Nullable Cell> row = cells(text, start, end);
      if (!rows.isEmpty() && row.size() == rows.get(0).size() - 1 && isShort(text, row)) {
        row.add(0, null);
      }
      if (row.size() < CELLS || (!rows.isEmpty() && rows.get(0).size() != row.size())) {
        close(text, rows, tables);
      }
      if (row.size() >= CELLS) {
        rows.add(row);
      }
      start = end + 1;
    }
    close(text, rows, tables);
    return tables;
  }

  /** The line of the totals has no place in the order: its first cell is empty. */
  private static boolean isShort(String text, List<@Nullable Cell> row) {
    Cell first = row.isEmpty() ? null : row.get(0);
    return first != null
        && row.size() >= CELLS
        && TOTAL.matcher(text.substring(first.start(), first.end())).find();
  }

  private static void close(
      String text, List<List<@Nullable Cell>> rows, List<DocumentTable> tables) {
    boolean counts =
        rows.stream()
            .skip(1)
            .flatMap(List::stream)
            .anyMatch(
                cell ->
                    cell != null
                        && NUMBER.matcher(text.substring(cell.start(), cell.end())).find());
    if (rows.size() >= LINES && counts) {
      tables.add(new DocumentTable(List.copyOf(rows), rows.get(0).size()));
    }
    rows.clear();
  }

  private static List<@Nullable Cell> cells(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    boolean barred = BAR.matcher(text).region(from, to).results().count() >= CELLS - 1;
    from += barred && text.charAt(from) == '|' ? 1 : 0;
    List<@Nullable Cell> cells = cells(text, from, to, barred ? BAR : PARTING);
    boolean spaced = cells.size() < CELLS && SPACED.matcher(text).region(from, to).matches();
    return spaced ? cells(text, from, to, SPACE) : cells;
  }

  private static List<@Nullable Cell> cells(String text, int from, int to, Pattern by) {
    Matcher parting = by.matcher(text).region(from, to);
    List<@Nullable Cell> cells = new ArrayList<>();
    int at = from;
    while (parting.find()) {
      cells.add(new Cell(at, parting.start()));
      at = parting.end();
    }
    if (at < to) {
      cells.add(new Cell(at, to));
    }
    return cells;
  }
}
