package dev.fazhi.intake;

import dev.fazhi.model.Refused;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.FileTraits;
import dev.fazhi.tabular.RowSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file, of which some can be put back to be taken once more. */
final class RowFeed implements AutoCloseable {

  private final RowSource source;
  private final Deque<Row> waiting = new ArrayDeque<>();

  RowFeed(RowSource source) {
    this.source = source;
  }

  /** The next row; null after the last. */
  @Nullable Row next() throws Refused {
    Row row = waiting.poll();
    return row == null ? source.next() : row;
  }

  /** The next row of a sheet that is not blank, which stays to be taken; null when none comes. */
  @Nullable Row peekFilled(int sheetIndex) throws Refused {
    List<Row> taken = new ArrayList<>();
    Row row = next();
    while (row != null && row.sheetIndex() == sheetIndex && Rows.isBlank(row)) {
      taken.add(row);
      row = next();
    }
    if (row != null) {
      taken.add(row);
    }
    putBack(taken);
    return row == null || row.sheetIndex() != sheetIndex ? null : row;
  }

  /** These rows come next, in this order. */
  void putBack(List<Row> rows) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      waiting.push(rows.get(i));
    }
  }

  FileTraits traits() {
    return source.traits();
  }

  @Override
  public void close() {
    source.close();
  }
}
