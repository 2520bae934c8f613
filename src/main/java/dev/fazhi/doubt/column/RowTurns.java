package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.IntColumn;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** In which rows columns have another value than in the row above. */
final class RowTurns {

  /** A column that changes more seldom tells nothing of a few rows. */
  private static final double OFTEN = 0.3;

  /** What has one cause is the same in some other column as well. */
  private static final double AS_OFTEN = 0.6;

  /** Fewer other columns may well change by themselves. */
  private static final int LEAST_COLUMNS = 2;

  /** Of each column the changes up to each row. */
  private final Map<Integer, IntColumn> columns = new TreeMap<>();

  private @Nullable List<? extends @Nullable Object> above;

  RowTurns(Source source) {
    for (int position : source.positions(field -> !source.key().contains(field.name()))) {
      columns.put(position, new IntColumn());
    }
  }

  void add(List<? extends @Nullable Object> values) {
    columns.forEach(
        (position, turns) -> {
          int before = turns.size() == 0 ? 0 : turns.at(turns.size() - 1);
          boolean same = above == null || Objects.equals(above.get(position), values.get(position));
          turns.add(same ? before : before + 1);
        });
    above = values;
  }

  /** Whether all others change from row to row in some rows of one column as they do elsewhere. */
  boolean goOn(int of, BitSet rows) {
    int told = 0;
    for (Map.Entry<Integer, IntColumn> column : columns.entrySet()) {
      IntColumn turns = column.getValue();
      double usual = (double) turns.at(turns.size() - 1) / turns.size();
      if (column.getKey() != of && usual >= OFTEN) {
        told++;
        long some = rows.stream().filter(row -> turns.at(row) > turns.at(row - 1)).count();
        if (some < AS_OFTEN * usual * rows.cardinality()) {
          return false;
        }
      }
    }
    return told >= LEAST_COLUMNS;
  }
}
