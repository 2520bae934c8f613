package dev.fazhi.doubt.row;

import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Where the rows of a file stand, by their order. */
public final class RowPlaces {

  private final IntColumn rows = new IntColumn();
  private final IntColumn sheetOf = new IntColumn();
  private final List<String> sheets = new ArrayList<>();

  /** Adds the place of the next row. */
  public void add(ImportedRow row) {
    rows.add(row.row());
    if (sheets.isEmpty() || !sheets.get(sheets.size() - 1).equals(row.sheet())) {
      sheets.add(row.sheet());
    }
    sheetOf.add(sheets.size() - 1);
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /** The number of a row within its sheet. */
  public int row(int row) {
    return rows.at(row);
  }

  /** The sheet of a row, safe to show. */
  public String sheet(int row) {
    return SafeText.safe(sheets.get(sheetOf.at(row)));
  }
}
