package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two numbers that a unit reported in each other's place: in the same months the one is as large as
 * the other used to be, and the other as small as the one was.
 */
public final class SwappedReports extends UnitDoubts {

  /** Fewer other months do not show how large a number usually is. */
  private static final int LEAST_MONTHS = 4;

  /** One month alone may be so. */
  private static final int LEAST_SWAPPED = 2;

  /** So many times as large, or as small, as usual. */
  private static final BigDecimal TIMES = BigDecimal.valueOf(4);

  /** Within so many times it is as the other usually is. */
  private static final BigDecimal ALIKE = BigDecimal.valueOf(3);

  /** What a unit reported by months, and how much it usually is. */
  private record Series(Metric metric, TreeMap<String, BigDecimal> months, BigDecimal usual) {}

  /** Those of the year of the cut-off and the one before. */
  public SwappedReports(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    super(definitions, counts);
    Map<String, List<Series>> units = new TreeMap<>();
    for (UnitReports.Of of : reports.added()) {
      of.reports()
          .units()
          .forEach(
              (unit, times) -> {
                if (!of.isExpected(unit)) {
                  add(units, of.metric(), unit, times, asOf.day().getYear());
                }
              });
    }
    units.forEach(this::find);
  }

  private static void add(
      Map<String, List<Series>> units,
      Metric metric,
      String unit,
      TreeMap<String, Counts.Report> times,
      int year) {
    TreeMap<String, BigDecimal> months = new TreeMap<>();
    times
        .subMap(year - 1 + "-01", year + "-13")
        .forEach(
            (time, report) -> {
              if (time.length() > Integer.toString(year).length() && report.value().signum() > 0) {
                months.put(time, report.value());
              }
            });
    if (months.size() >= LEAST_MONTHS + LEAST_SWAPPED) {
      List<BigDecimal> sorted = months.values().stream().sorted().toList();
      units
          .computeIfAbsent(metric.source() + " " + unit, any -> new ArrayList<>())
          .add(new Series(metric, months, sorted.get(sorted.size() / 2)));
    }
  }

  private void find(String sourceAndUnit, List<Series> all) {
    String unit = sourceAndUnit.substring(sourceAndUnit.indexOf(' ') + 1);
    for (Series small : all) {
      for (Series large : all) {
        List<String> months = new ArrayList<>();
        if (isMore(large.usual, small.usual, TIMES)) {
          small.months.forEach(
              (month, value) -> {
                BigDecimal other = large.months.get(month);
                if (other != null && isSwapped(small, value, large, other)) {
                  months.add(month);
                }
              });
        }
        if (months.size() >= LEAST_SWAPPED) {
          tell(unit, small.metric, large.metric, months);
        }
      }
    }
  }

  private static boolean isSwapped(Series small, BigDecimal value, Series large, BigDecimal other) {
    return isMore(value, small.usual, TIMES)
        && isMore(large.usual, other, TIMES)
        && isAlike(value, large.usual)
        && isAlike(other, small.usual);
  }

  private static boolean isMore(BigDecimal one, BigDecimal other, BigDecimal times) {
    return one.compareTo(other.multiply(times)) >= 0;
  }

  private static boolean isAlike(BigDecimal one, BigDecimal other) {
    return !isMore(one, other, ALIKE) && !isMore(other, one, ALIKE);
  }

  private void tell(String unit, Metric one, Metric other, List<String> months) {
    reports.doubt(one, unit);
    reports.doubt(other, unit);
    String message =
        "%s报的%s与%s像是填反了：%s 的两个数，各像另一个平时的数。照报的计入；请向报送的单位核实，更正后重新放入。"
            .formatted(
                SafeText.safe(unit), one.name(), other.name(), SourceChecks.several(months, "、"));
    reports.tell(one, message);
  }
}
