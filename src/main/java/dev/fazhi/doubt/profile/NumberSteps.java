package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.store.archive.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many rows have a number shortly behind that of another ({@code G}), and before how
 * many of these one or two are missing ({@code g}).
 */
final class NumberSteps implements HabitCounter {

  /** Numbers farther apart begin anew, as on another day. */
  private static final int MOST_STEP = 3;

  /** Of more rows, or of numbers that begin in more ways, nobody expects that none is missing. */
  private static final int MOST_ROWS = 100_000;

  private static final int MOST_SERIES = 100;

  private static final int MOST_ASKED = 1000;

  private final int position;
  private final Map<String, TreeSet<Long>> numbers = new TreeMap<>();
  private final Map<String, RunningNumber> series = new TreeMap<>();
  private final List<RowKey> missing = new ArrayList<>();
  private int rows;

  NumberSteps(Source source) {
    this.position = IdField.position(source);
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    RunningNumber of =
        position < 0 || rows >= MOST_ROWS ? null : RunningNumber.of(values.get(position));
    if (of != null) {
      rows = numbers.size() > MOST_SERIES ? MOST_ROWS : rows + 1;
      series.merge(of.series(), of, (one, other) -> other.width() > 1 ? other : one);
      numbers.computeIfAbsent(of.series(), any -> new TreeSet<>()).add(of.number());
    }
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    long near = 0;
    long holes = 0;
    for (Map.Entry<String, TreeSet<Long>> own : numbers.entrySet()) {
      RunningNumber of = Objects.requireNonNull(series.get(own.getKey()));
      long before = Long.MIN_VALUE / 2;
      for (long number : own.getValue()) {
        if (number - before <= MOST_STEP) {
          near++;
          holes += number - before > 1 ? 1 : 0;
          for (long each = before + 1; each < number && missing.size() < MOST_ASKED; each++) {
            missing.add(of.key(each, of.width()));
          }
        }
        before = number;
      }
    }
    counts.put("G", rows < MOST_ROWS ? near : 0);
    counts.put("g", rows < MOST_ROWS ? holes : 0);
  }

  /** The keys that would have the missing numbers, or the first of them. */
  List<RowKey> missing() {
    return missing;
  }
}
