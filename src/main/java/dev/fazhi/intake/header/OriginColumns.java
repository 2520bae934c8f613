package dev.fazhi.intake.header;

import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Place;
import dev.fazhi.model.RejectColumns;
import dev.fazhi.model.Row;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of corrected rows with the place where each was rejected before.
 *
 * @param file its column counted from 0
 * @param sheet the same; -1 when the column is gone
 * @param row the same
 */
public record OriginColumns(int file, int sheet, int row) {

  private static final int MOST_DIGITS = 9;

  /** The columns among these; null when file and row are not both there. */
  static @Nullable OriginColumns among(Map<Integer, HeaderText> columns) {
    int file = column(columns, RejectColumns.FILE);
    int row = column(columns, RejectColumns.ROW);
    return file < 0 || row < 0
        ? null
        : new OriginColumns(file, column(columns, RejectColumns.SHEET), row);
  }

  private static int column(Map<Integer, HeaderText> columns, String header) {
    for (Map.Entry<Integer, HeaderText> column : columns.entrySet()) {
      if (column.getValue().normal().equals(header)) {
        return column.getKey();
      }
    }
    return -1;
  }

  /** Where the row stood; null when it does not tell, as one that was added by hand. */
  @Nullable
  public Place of(Row corrected) {
    String name = corrected.cell(file).text().strip();
    String number = Texts.squeezed(corrected.cell(row).text());
    boolean isNumber =
        !number.isEmpty()
            && number.length() <= MOST_DIGITS
            && number.chars().allMatch(c -> c >= '0' && c <= '9');
    if (name.isEmpty() || !isNumber) {
      return null;
    }
    String tab = sheet < 0 ? "" : corrected.cell(sheet).text().strip();
    return new Place(name, tab, Integer.parseInt(number), -1);
  }
}
