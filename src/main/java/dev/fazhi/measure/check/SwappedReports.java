package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Two numbers that a unit reported in each other's place: in the same months the one is as large as
 * the other used to be, and the other as small as the one was.
 */
public final class SwappedReports implements FigureDoubts {

  private static final String SWAPPED = "FZ-534";

  /** Fewer other months do not show how large a number usually is. */
  private static final int LEAST_MONTHS = 4;

  /** One month alone may be so. */
  private static final int LEAST_SWAPPED = 2;

  /** So many times as large, or as small, as usual. */
  private static final BigDecimal TIMES = BigDecimal.valueOf(4);

  /** Within so many times it is as the other usually is. */
  private static final BigDecimal ALIKE = BigDecimal.valueOf(3);

  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Set<String>> doubted = new HashMap<>();

  /** What a unit reported by months, and how much it usually is. */
  private record Series(Metric metric, TreeMap<String, BigDecimal> months, BigDecimal usual) {}

  /** Those of the year of the cut-off and the one before. */
  public SwappedReports(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    Map<String, Integer> positions = new LinkedHashMap<>();
    Map<String, List<Series>> units = new TreeMap<>();
    for (Metric metric : definitions.metrics().values()) {
      if (metric.counting() instanceof Metric.Reported reported) {
        int position = positions.merge(metric.source(), 1, Integer::sum) - 1;
        Counts counted = counts.get(metric.source());
        if (counted != null && !reported.takesLatest()) {
          Source source = definitions.source(metric.source());
          String of = source.field(reported.unit()).title();
          counted
              .reports(position)
              .units()
              .forEach(
                  (unit, times) -> {
                    if (!source.expected().has(SWAPPED, of, unit)) {
                      add(units, metric, unit, times, asOf.day().getYear());
                    }
                  });
        }
      }
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
    doubted.computeIfAbsent(one.id(), any -> new HashSet<>()).add(unit);
    doubted.computeIfAbsent(other.id(), any -> new HashSet<>()).add(unit);
    String message =
        "%s报的%s与%s像是填反了：%s 的两个数，各像另一个平时的数。照报的计入；请向报送的单位核实，更正后重新放入。"
            .formatted(
                SafeText.safe(unit), one.name(), other.name(), SourceChecks.several(months, "、"));
    faults.add(FigureChecks.fault(SWAPPED, Fault.Severity.WARNING, one, null, message));
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public Figure noted(Figure figure) {
    Set<String> units = doubted.getOrDefault(figure.metric(), Set.of());
    boolean concerned = figure.isTotal() ? !units.isEmpty() : units.contains(figure.group());
    return concerned && !figure.has(Note.REPORT_DOUBTED)
        ? figure.noted(Note.REPORT_DOUBTED.word())
        : figure;
  }
}
