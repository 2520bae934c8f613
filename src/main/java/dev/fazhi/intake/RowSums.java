package dev.fazhi.intake;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The number of rows and the sums of their number fields, by position in the source. */
final class RowSums {
  private long rows;
  private final Map<Integer, BigDecimal> sums = new HashMap<>();

  /** Of the rejected rows, which a total has too. */
  private @Nullable RowSums rejected;

  long rows() {
    return rows;
  }

  /** Adds a row by its numbers. */
  void add(Map<Integer, BigDecimal> numbers) {
    rows++;
    numbers.forEach((position, number) -> sums.merge(position, number, BigDecimal::add));
  }

  RowSums ofRejected() {
    RowSums some = rejected == null ? new RowSums() : rejected;
    rejected = some;
    return some;
  }

  BigDecimal sum(int position) {
    return sums.getOrDefault(position, BigDecimal.ZERO);
  }

  /** With the rejected rows, if there are any. */
  List<RowSums> either() {
    RowSums of = rejected;
    if (of == null) {
      return List.of(this);
    }
    RowSums both = new RowSums();
    both.rows = rows + of.rows;
    both.sums.putAll(sums);
    of.sums.forEach((position, sum) -> both.sums.merge(position, sum, BigDecimal::add));
    return List.of(this, both);
  }
}
