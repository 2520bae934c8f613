package dev.fazhi.measure.check;

import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  /** So many digits alike, and one more for each time that may be so, are no chance. */
  private static final double LEAST_DIGITS = 3;

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
    List<String> alike = new ArrayList<>();
    Set<BigDecimal> all = new HashSet<>();
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
      if (numbers.equals(times.get(year - 1 + time.getKey().substring(YEAR)))) {
        if (!month && isNoChance(different, 1)) {
          return "%s 各项的数与上年完全相同".formatted(time.getKey());
        } else if (month) {
          alike.add(time.getKey());
          all.addAll(different);
        }
      }
    }
    return isNoChance(all, alike.size())
        ? "%s 各项的数与上年同月完全相同".formatted(String.join("、", alike))
        : "";
  }

  /** Whether numbers, of so many times among all, are hardly the same once more. */
  private static boolean isNoChance(Set<BigDecimal> different, int times) {
    double digits = different.stream().mapToDouble(n -> Math.log10(n.doubleValue())).sum();
    return different.size() >= LEAST_NUMBERS && digits >= LEAST_DIGITS + times;
  }
}
