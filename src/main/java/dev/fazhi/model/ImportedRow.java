package dev.fazhi.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data row of an export after conversion: the value of each field of its source, and all its
 * faults.
 *
 * @param sheetIndex 0 for the first sheet
 * @param sheet the sheet's name; empty for files without sheets
 * @param row the row number that the spreadsheet shows
 * @param values by field in the source's order: String, {@link java.time.LocalDate}, {@link
 *     java.time.LocalDateTime}, Boolean, Long or {@link java.math.BigDecimal}; null for an empty
 *     cell and for one that could not be converted
 * @param cells by field in the source's order, as read, so that the row can be shown, archived and
 *     read again; personal values masked
 * @param faults all of the row's, in the order of its columns; a row with one that rejects is
 *     counted as rejected
 * @param origin where the row stood when it was rejected before, as a corrected row says that is
 *     delivered again; null for all others
 */
public record ImportedRow(
    int sheetIndex,
    String sheet,
    int row,
    List<@Nullable Object> values,
    List<Cell> cells,
    List<Fault> faults,
    @Nullable Place origin) {

  /** Makes a row that was not rejected before. */
  public ImportedRow(
      int sheetIndex,
      String sheet,
      int row,
      List<@Nullable Object> values,
      List<Cell> cells,
      List<Fault> faults) {
    this(sheetIndex, sheet, row, values, cells, faults, null);
  }

  /** Whether a fault rejects this row. */
  public boolean isRejected() {
    for (Fault fault : faults) {
      if (fault.severity().compareTo(Fault.Severity.REJECT) >= 0) {
        return true;
      }
    }
    return false;
  }
}
