package dev.fazhi.measure.check;

import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Months of which a unit reported all numbers of the month before once more. Fewer than three
 * different numbers may well come again.
 */
final class RepeatedMonths {

  private static final int LEAST_NUMBERS = 3;

  private final int year;

  /** What each unit reported, by month and metric. */
  private final Map<String, TreeMap<YearMonth, Map<String, BigDecimal>>> units = new TreeMap<>();

  /** Those of a year. */
  RepeatedMonths(int year) {
    this.year = year;
  }

  /** Adds the reports of a metric. */
  void add(String metric, Counts.Reports reports) {
    reports
        .units()
        .forEach(
            (unit, times) ->
                times
                    .subMap(year + "-01", year + "-13")
                    .forEach(
                        (month, report) ->
                            units
                                .computeIfAbsent(unit, any -> new TreeMap<>())
                                .computeIfAbsent(YearMonth.parse(month), any -> new TreeMap<>())
                                .put(metric, Decimals.stripped(report.value()))));
  }

  /** The first month in which the unit repeats that metric among others; null for none. */
  @Nullable YearMonth of(String unit, String metric) {
    TreeMap<YearMonth, Map<String, BigDecimal>> months = units.getOrDefault(unit, new TreeMap<>());
    for (Map.Entry<YearMonth, Map<String, BigDecimal>> month : months.entrySet()) {
      Map<String, BigDecimal> numbers = month.getValue();
      if (numbers.containsKey(metric)
          && numbers.equals(months.get(month.getKey().minusMonths(1)))
          && new HashSet<>(numbers.values()).size() >= LEAST_NUMBERS) {
        return month.getKey();
      }
    }
    return null;
  }
}
