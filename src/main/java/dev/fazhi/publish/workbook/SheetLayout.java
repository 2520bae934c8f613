package dev.fazhi.publish.workbook;

import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.text.EastAsian;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The layout of a table on its sheet.
 *
 * @param above the lines above the header, the title first, none empty
 * @param widths of the columns in characters
 * @param headerLines how many lines the highest header takes
 */
public record SheetLayout(List<String> above, int[] widths, int headerLines) {

  public static final String BACK = "返回目录";

  private static final int LEAST_LINE = 76;
  private static final int MOST_LINE = 150;
  private static final int MOST_LABEL = 44;
  private static final int MOST_COMMAND = 96;

  /** Width of all text columns of a table together. */
  private static final int MOST_PROSE = 108;

  private static final int MOST_PROSE_COLUMN = 48;
  private static final int LEAST_COLUMN = 8;
  private static final int MARGIN = 2;
  private static final int MOST_LINES = 20;
  private static final int ARROW = 2;
  private static final int INDENT = 2;

  public static SheetLayout of(Grid grid) {
    int[] widths = new int[grid.columns().size()];
    int lines = 1;
    for (int column = 0; column < widths.length; column++) {
      widths[column] = width(grid, column);
      String header = grid.columns().get(column).shown();
      lines = Math.max(lines, header.split("\n", -1).length);
    }
    int line = Math.min(MOST_LINE, Math.max(LEAST_LINE, Arrays.stream(widths).sum()));
    List<String> above = new ArrayList<>(List.of(grid.title()));
    if (!grid.intro().isBlank()) {
      above.addAll(EastAsian.wrap(grid.intro(), line));
    }
    grid.lines().forEach(text -> above.addAll(EastAsian.wrap(text, line)));
    if (!grid.sheet().equals(WorkbookModel.CONTENTS)) {
      above.addAll(EastAsian.wrap(grid.symbols(), line));
      above.add(BACK);
    }
    return new SheetLayout(List.copyOf(above), widths, lines);
  }

  /** The header's row counted from 0. */
  public int headerRow() {
    return above.size();
  }

  public int totalWidth() {
    return Arrays.stream(widths).sum();
  }

  /** The number of lines of a row with wrapped text. */
  public int lines(Grid grid, int row) {
    int lines = 1;
    for (int column = 0; column < widths.length; column++) {
      if (grid.columns().get(column).kind() == Column.Kind.PROSE) {
        // leave room, since programs break lines at other places
        int width = Math.max(1, widths[column] - MARGIN * 2);
        String text = grid.rows().get(row).get(column).text();
        lines = Math.max(lines, EastAsian.lines(text, width));
      }
    }
    return Math.min(lines, MOST_LINES);
  }

  private static int width(Grid grid, int column) {
    Column head = grid.columns().get(column);
    int width = LEAST_COLUMN;
    String[] words = head.shown().split("\n", -1);
    for (int line = 0; line < words.length; line++) {
      // the filter button is beside the last line
      int arrow = line == words.length - 1 ? ARROW : 0;
      width = Math.max(width, EastAsian.width(words[line]) + arrow);
    }
    for (List<Datum> row : grid.rows()) {
      width = Math.max(width, width(row.get(column), head) + sign(head));
    }
    return switch (head.kind()) {
          case LABEL -> Math.min(width, MOST_LABEL) + INDENT;
          case COMMAND -> Math.min(width, MOST_COMMAND);
          case PROSE -> Math.min(width, mostProse(grid)) + INDENT;
          case NUMBER, CHANGE -> width;
        }
        + (head.isNumeric() ? 1 : MARGIN);
  }

  /** Width of the arrow and space before a change. */
  private static int sign(Column head) {
    return head.kind() == Column.Kind.CHANGE ? ARROW + 1 : 0;
  }

  private static int mostProse(Grid grid) {
    long columns = grid.columns().stream().filter(each -> each.kind() == Column.Kind.PROSE).count();
    return (int) Math.min(MOST_PROSE_COLUMN, MOST_PROSE / Math.max(1, columns));
  }

  private static int width(Datum datum, Column head) {
    return datum instanceof Datum.Number number
        ? String.format(Locale.ROOT, "%,." + head.decimals() + "f", number.value()).length()
        : EastAsian.width(datum.text());
  }
}
