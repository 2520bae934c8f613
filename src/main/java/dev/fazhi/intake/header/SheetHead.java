package dev.fazhi.intake.header;

import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * The first filled rows of a sheet, among which its header is looked for.
 *
 * @param filled those with something in them
 * @param blank how many others stood between them
 */
public record SheetHead(List<Row> filled, long blank) {

  /** Takes the first rows of the sheet that comes next, with at most so many filled ones. */
  public static SheetHead take(RowFeed feed, int most) throws FileRejectedException {
    List<Row> filled = new ArrayList<>();
    long blank = 0;
    int sheet = -1;
    while (filled.size() < most) {
      Row row = feed.next();
      if (row == null) {
        break;
      }
      if (sheet >= 0 && row.sheetIndex() != sheet) {
        feed.putBack(List.of(row));
        break;
      }
      sheet = row.sheetIndex();
      if (RowCells.isBlank(row)) {
        blank++;
      } else {
        filled.add(row);
      }
    }
    return new SheetHead(filled, blank);
  }

  /**
   * All that may be the header: single rows, then two and three rows, each from the top down; so
   * the first of equally good ones is the one to take.
   */
  List<List<Row>> candidates() {
    List<List<Row>> candidates = new ArrayList<>();
    for (int height = 1; height <= HeaderRows.MOST; height++) {
      for (int from = 0; from + height <= filled.size(); from++) {
        candidates.add(filled.subList(from, from + height));
      }
    }
    return candidates;
  }

  /** The rows above the header. */
  public List<Row> above(HeaderRows header) {
    return filled.subList(0, indexOf(header.first()));
  }

  /** The rows below the header. */
  public List<Row> below(HeaderRows header) {
    return filled.subList(indexOf(header.last()) + 1, filled.size());
  }

  /** By identity, since two rows of a sheet may say the same. */
  private int indexOf(Row wanted) {
    for (int i = 0; i < filled.size(); i++) {
      if (filled.get(i) == wanted) {
        return i;
      }
    }
    throw new IllegalArgumentException("not a row of this sheet's head");
  }
}
