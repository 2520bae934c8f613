package dev.fazhi.intake;

import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row, or two rows one below the other, that may be the header of a sheet.
 *
 * @param upper the only row, or the upper one
 * @param lower the lower one; null when there is one only
 * @param columns for each column from A on what its header may read, the likeliest first; none for
 *     a column without a header
 */
record HeaderRows(Row upper, @Nullable Row lower, List<List<HeaderText>> columns) {

  static HeaderRows of(Row row) {
    List<List<HeaderText>> columns = new ArrayList<>();
    for (int column = 0; column < row.cells().size(); column++) {
      HeaderText text = HeaderText.of(row.cell(column));
      columns.add(text.isEmpty() ? List.of() : List.of(text));
    }
    return new HeaderRows(row, null, columns);
  }

  /**
   * A header over two rows. A text of the upper row reaches to the right over the blank cells that
   * merging leaves; it is the header by itself only where nothing stands below it, so that no row
   * of data is ever taken for the lower half.
   */
  static HeaderRows of(Row upper, Row lower) {
    List<List<HeaderText>> columns = new ArrayList<>();
    String above = "";
    int width = Math.max(upper.cells().size(), lower.cells().size());
    for (int column = 0; column < width; column++) {
      boolean named = !Texts.isBlank(upper.cell(column));
      above = named ? upper.cell(column).text() : above;
      if (!Texts.isBlank(lower.cell(column))) {
        String below = lower.cell(column).text();
        columns.add(List.of(HeaderText.of(above + below), HeaderText.of(below)));
      } else {
        columns.add(named ? List.of(HeaderText.of(above)) : List.of());
      }
    }
    return new HeaderRows(upper, lower, columns);
  }

  /** The last row of the header. */
  Row last() {
    return lower == null ? upper : lower;
  }
}
