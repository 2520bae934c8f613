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
 * once more, and years of which it reported those of last year. Fewer than three different numbers
 * may well come again, and so may small ones after a year, in which there are as many months that
 * may be alike as there are units.
 */
final class RepeatedMonths {

  private static final int LEAST_NUMBERS = 3;
  private static final int YEAR = 4;

  /** So many digits alike are no chance. */
  private static final double LEAST_DIGITS = 4;

  private final int year;

  /** What each unit reported, by year or month and by metric. */
  private final Map<String, TreeMap<String, Map<String, BigDecimal>>> units = new TreeMap<>();

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
              times
                  .subMap(Integer.toString(year - 1), year + "-13")
                  .forEach(
                      (time, report) ->
                          units
                              .computeIfAbsent(unit, any -> new TreeMap<>())
                              .computeIfAbsent(time, any -> new TreeMap<>())
                              .put(metric, Decimals.stripped(report.value())));
            });
  }

  /** What the unit repeats, that metric among others, in the first time that does; else empty. */
  String of(String unit, String metric) {
    TreeMap<String, Map<String, BigDecimal>> times = units.getOrDefault(unit, new TreeMap<>());
    for (var time : times.tailMap(Integer.toString(year)).entrySet()) {
      Map<String, BigDecimal> numbers = time.getValue();
      boolean month = time.getKey().length() > YEAR;
      if (!numbers.containsKey(metric)) {
        continue;
      }
      Set<BigDecimal> different = new HashSet<>(numbers.values());
      if (month
          && numbers.equals(times.get(YearMonth.parse(time.getKey()).minusMonths(1).toString()))
          && different.size() >= LEAST_NUMBERS) {
        return "%s 各项的数与上一个月完全相同".formatted(time.getKey());
      }
      different.removeIf(number -> number.signum() <= 0);
      double digits = different.stream().mapToDouble(n -> Math.log10(n.doubleValue())).sum();
      if (numbers.equals(times.get(year - 1 + time.getKey().substring(YEAR)))
          && different.size() >= LEAST_NUMBERS
          && digits >= LEAST_DIGITS) {
        return "%s 各项的数与上年%s完全相同".formatted(time.getKey(), month ? "同月" : "");
      }
    }
    return "";
  }
}
