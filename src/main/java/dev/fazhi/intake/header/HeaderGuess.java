package dev.fazhi.intake.header;

import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of a sheet's first rows is its header when no source knows it. */
public final class HeaderGuess {

  private static final int FEWEST = 2;
  private static final int MOST_SHOWN = 20;

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
