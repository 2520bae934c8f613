package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.store.archive.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many rows have a number shortly behind that of another ({@code G}), and before how
 * many of these one or two are missing ({@code g}).
 */
final class NumberSteps implements HabitCounter {

  /** Numbers farther apart begin anew, as on another day. */
  private static final int MOST_STEP = 3;

  private static final int MOST_ASKED = 1000;

  private final NumberSeries series;
  private final List<RowKey> missing = new ArrayList<>();

  NumberSteps(Source source) {
    this.series = new NumberSeries(source);
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    series.add(values);
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    for (NumberSeries.Own own : series.all()) {
      long before = own.numbers().first() - MOST_STEP - 1;
      for (long number : own.numbers()) {
        if (number - before <= MOST_STEP) {
          List<RowKey> between = own.keys(before + 1, number - 1);
          counts.merge("G", 1L, Long::sum);
          counts.merge("g", between.isEmpty() ? 0L : 1L, Long::sum);
          missing.addAll(missing.size() < MOST_ASKED ? between : List.of());
        }
        before = number;
      }
    }
  }

  /** The keys that would have the missing numbers, or the first of them. */
  List<RowKey> missing() {
    return missing;
  }
}
