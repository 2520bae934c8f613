package dev.fazhi.intake.header;

import dev.fazhi.intake.text.Privacy;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.FileTraits;
import dev.fazhi.tabular.row.RowSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file, of which some can be put back to be taken once more. */
public final class RowFeed implements AutoCloseable {

  private final RowSource source;
  private final boolean delimited;
  private String sheet = "";
  private String shown = "";
  private final Deque<Row> waiting = new ArrayDeque<>();

  public RowFeed(RowSource source) {
    this.source = source;
    this.delimited = !source.traits().delimiter().isEmpty();
  }

  /** Whether it is a text with a mark between its cells. */
  public boolean isDelimited() {
    return delimited;
  }

  /** The next row; null after the last. */
  @Nullable
  public Row next() throws FileRejectedException {
    Row row = waiting.poll();
    if (row != null) {
      return row;
    }
    try {
      return named(source.next());
    } catch (FileRejectedException refused) {
      throw new FileRejectedException(refused.faults().stream().map(RowFeed::masked).toList());
    }
  }

  /** A fault whose sheet is named as it may be shown. */
  public static Fault masked(Fault fault) {
    Place place = fault.place();
    return fault.with(
        new Place(place.file(), Privacy.masked(place.sheet()), place.row(), place.column()),
        Privacy.masked(fault.message()));
  }

  /** The row with its sheet's name as it may be shown. */
  private @Nullable Row named(@Nullable Row row) {
    if (row == null || row.sheet().isEmpty()) {
      return row;
    }
    if (!row.sheet().equals(sheet)) {
      sheet = row.sheet();
      shown = Privacy.masked(sheet);
    }
    return shown.equals(sheet) ? row : row.ofSheet(shown);
  }

  /** The next row of a sheet that is not blank, which stays to be taken; null when none comes. */
  @Nullable
  public Row peekFilled(int sheetIndex) throws FileRejectedException {
    List<Row> taken = new ArrayList<>();
    Row row = next();
    while (row != null && row.sheetIndex() == sheetIndex && RowCells.isBlank(row)) {
      taken.add(row);
      row = next();
    }
    if (row != null) {
      taken.add(row);
    }
    putBack(taken);
    return row == null || row.sheetIndex() != sheetIndex ? null : row;
  }

  /** The next rows of a sheet, at most so many, which stay to be taken. */
  public List<Row> peek(int most, int sheetIndex) throws FileRejectedException {
    List<Row> rows = new ArrayList<>();
    while (rows.size() < most) {
      Row row = next();
      if (row == null) {
        break;
      }
      rows.add(row);
      if (row.sheetIndex() != sheetIndex) {
        break;
      }
    }
    putBack(rows);
    return rows;
  }

  /** These rows come next, in this order. */
  public void putBack(List<Row> rows) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      waiting.push(rows.get(i));
    }
  }

  public FileTraits traits() {
    return source.traits();
  }

  @Override
  public void close() {
    source.close();
  }
}
