package dev.fazhi.intake.header;

import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which of a sheet's first rows is its header when no source knows it. */
public final class HeaderGuess {

  private static final int FEWEST = 2;
  private static final int MOST_SHOWN = 20;
  private static final Pattern DATA =
      Pattern.compile("\\d{6}|^[\\d,.%]+$|\\d{4}[-/.年]\\d{1,2}[-/.月]\\d|\\d{1,2}:\\d{2}");

  private HeaderGuess() {}

  /** The first of the rows with the most different texts; null when there is none. */
  public static @Nullable Row of(List<Row> head) {
    Row best = null;
    int most = FEWEST - 1;
    for (Row row : head) {
      Set<String> texts = new HashSet<>();
      for (Cell cell : row.cells()) {
        String text = Texts.squeezed(cell.text());
        if (cell instanceof Cell.Text && text.codePoints().anyMatch(Character::isLetter)) {
          texts.add(text);
        }
      }
      if (texts.size() > most) {
        most = texts.size();
        best = row;
      }
    }
    return best;
  }

  /**
   * The texts of the header by column, those of two rows joined where it stands over both; empty
   * for a column without one. Nothing where there is no header, or that row might be one of data.
   *
   * @param head the first rows of the sheet
   */
  public static List<String> texts(List<Row> head) {
    Row best = of(head);
    List<Row> rows = best == null ? List.of() : around(head, head.indexOf(best));
    if (best == null || rows.stream().anyMatch(row -> isData(row, head))) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    String above = "";
    int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    for (int column = 0; column < width; column++) {
      String upper = Texts.clean(rows.get(0).cell(column).text());
      String lower = Texts.clean(rows.get(rows.size() - 1).cell(column).text());
      above = upper.isEmpty() ? above : upper;
      boolean single = lower.isEmpty() || lower.equals(upper);
      texts.add(rows.size() == 1 || single ? upper : above + lower);
    }
    return texts;
  }

  /** The last of the rows that the header stands over. */
  public static int end(List<Row> head) {
    Row best = of(head);
    return best == null ? -1 : head.indexOf(last(around(head, head.indexOf(best))));
  }

  private static Row last(List<Row> rows) {
    return rows.get(rows.size() - 1);
  }

  /** With the row above or below where each fills what the other leaves blank. */
  private static List<Row> around(List<Row> head, int best) {
    for (int upper : new int[] {best - 1, best}) {
      if (upper >= 0
          && upper + 2 < head.size()
          && completes(head.get(upper), head.get(upper + 1))
          && hasDigits(head.get(upper + 2))) {
        return head.subList(upper, upper + 2);
      }
    }
    return head.subList(best, best + 1);
  }

  /** Whether texts of the lower row stand under those of the upper, or under what they span. */
  private static boolean completes(Row upper, Row lower) {
    boolean gap = false;
    boolean spanned = false;
    for (int i = 0; i < Math.max(upper.cells().size(), lower.cells().size()); i++) {
      boolean above = !Texts.isBlank(upper.cell(i));
      boolean below =
          !Texts.isBlank(lower.cell(i)) && !lower.cell(i).text().equals(upper.cell(i).text());
      gap |= above && !below;
      spanned |= !above && below;
    }
    return gap && spanned && RowCells.filled(upper) > 1 && !hasDigits(lower);
  }

  /**
   * Whether a row says what data does: a number, a day, an id, or in some of its columns what comes
   * again below.
   */
  private static boolean isData(Row row, List<Row> head) {
    int again = 0;
    int filled = 0;
    for (int i = 0; i < row.cells().size(); i++) {
      Cell cell = row.cell(i);
      String text = Texts.squeezed(cell.text());
      if (Texts.isBlank(cell)) {
        continue;
      }
      filled++;
      int column = i;
      boolean same =
          head.stream()
              .skip(head.indexOf(row) + 1)
              .anyMatch(each -> Texts.squeezed(each.cell(column).text()).equals(text));
      again += same ? 1 : 0;
      if (cell instanceof Cell.Num
          || cell instanceof Cell.Moment
          || DATA.matcher(text).find()
          || Privacy.mask(Texts.clean(text)) != null) {
        return true;
      }
    }
    // of a header that comes again all columns do
    return again > 0 && again < filled;
  }

  /**
   * What that row says, as it may be shown. Nothing where it might be a row of data: where it has
   * digits itself, or the row below has none.
   */
  static List<String> shown(List<Row> head) {
    Row header = of(head);
    int below = header == null ? 0 : head.indexOf(header) + 1;
    if (header == null
        || below >= head.size()
        || hasDigits(header)
        || !hasDigits(head.get(below))) {
      return List.of();
    }
    List<String> shown = new ArrayList<>();
    for (Cell cell : header.cells()) {
      if (!Texts.isBlank(cell) && shown.size() < MOST_SHOWN) {
        shown.add(Privacy.shown(cell.text()));
      }
    }
    return shown;
  }

  private static boolean hasDigits(Row row) {
    return row.cells().stream()
        .anyMatch(
            cell ->
                cell instanceof Cell.Num
                    || cell instanceof Cell.Moment
                    || Texts.clean(cell.text()).codePoints().anyMatch(Character::isDigit));
  }
}
