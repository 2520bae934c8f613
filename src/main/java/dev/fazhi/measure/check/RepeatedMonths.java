package dev.fazhi.measure.check;

import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Months of which a unit reported all numbers of the month before, or of the same month last year,
 * once more. Fewer than three different numbers may well come again, and so may small ones after a
 * year, in which there are as many months that may be alike as there are units.
 */
final class RepeatedMonths {

  private static final int LEAST_NUMBERS = 3;

  /** So many digits alike are no chance. */
  private static final double LEAST_DIGITS = 4;

  private final int year;

  /** What each unit reported, by month and metric. */
  private final Map<String, TreeMap<YearMonth, Map<String, BigDecimal>>> units = new TreeMap<>();

  /** Those of a year, and of the one before to set them against. */
  RepeatedMonths(int year) {
    this.year = year;
  }

  /** Adds the reports of a metric. */
  void add(String metric, Counts.Reports reports) {
    reports
        .units()
        .forEach(
            (unit, times) -> {
              for (int of : new int[] {year - 1, year}) {
                times
                    .subMap(of + "-01", of + "-13")
                    .forEach(
                        (month, report) ->
                            units
                                .computeIfAbsent(unit, any -> new TreeMap<>())
                                .computeIfAbsent(YearMonth.parse(month), any -> new TreeMap<>())
                                .put(metric, Decimals.stripped(report.value())));
              }
            });
  }

  /** What the unit repeats, that metric among others, in the first month that does; else empty. */
  String of(String unit, String metric) {
    TreeMap<YearMonth, Map<String, BigDecimal>> months = units.getOrDefault(unit, new TreeMap<>());
    for (var month : months.tailMap(YearMonth.of(year, 1)).entrySet()) {
      Map<String, BigDecimal> numbers = month.getValue();
      if (!numbers.containsKey(metric)) {
        continue;
      }
      Set<BigDecimal> different = new HashSet<>(numbers.values());
      if (numbers.equals(months.get(month.getKey().minusMonths(1)))
          && different.size() >= LEAST_NUMBERS) {
        return "%s 各项的数与上一个月完全相同".formatted(month.getKey());
      }
      different.removeIf(number -> number.signum() <= 0);
      double digits = different.stream().mapToDouble(n -> Math.log10(n.doubleValue())).sum();
      if (numbers.equals(months.get(month.getKey().minusYears(1)))
          && different.size() >= LEAST_NUMBERS
          && digits >= LEAST_DIGITS) {
        return "%s 各项的数与上年同月完全相同".formatted(month.getKey());
      }
    }
    return "";
  }
}
