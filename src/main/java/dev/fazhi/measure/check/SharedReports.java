package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Decimals;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Months of which two units reported the very same numbers, as when the form of the one was filled
 * in for the other. Few or small numbers may well be alike. A large number that a unit reports for
 * the first time, and another as ever, is one number that both reported.
 */
public final class SharedReports extends UnitDoubts {

  private static final int LEAST_NUMBERS = 3;

  /** So many digits alike, and one more for each month, are no chance. */
  private static final double LEAST_DIGITS = 4.5;

  /** Two units hardly have the same number as large as this. */
  private static final BigDecimal LARGE = BigDecimal.valueOf(1000);

  /** What was added up since January in round numbers may well be alike. */
  private static final BigDecimal ROUND = BigDecimal.valueOf(100);

  /** Those of the year of the cut-off. */
  public SharedReports(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    super(definitions, counts);
    UnitReports.months(reports.all(), asOf.day().getYear())
        .values()
        .forEach(
            units -> {
              for (int i = 0; i < units.size(); i++) {
                for (int j = i + 1; j < units.size(); j++) {
                  find(units.get(i), units.get(j));
                }
              }
            });
    reports.all().forEach(of -> twice(of, asOf.day().getYear()));
  }

  /** What a unit reports that did not last year, and that another reports as it did last year. */
  private void twice(UnitReports.Of of, int year) {
    SortedMap<BigDecimal, List<String>> old = new TreeMap<>();
    SortedMap<BigDecimal, List<String>> fresh = new TreeMap<>();
    of.reports()
        .units()
        .forEach(
            (unit, times) -> {
              BigDecimal number = newest(of, times, year);
              boolean before = !times.headMap(Integer.toString(year)).isEmpty();
              if (number != null && !of.isExpected(unit)) {
                (before ? old : fresh).computeIfAbsent(number, any -> new ArrayList<>()).add(unit);
              }
            });
    fresh.forEach(
        (number, units) -> {
          List<String> others = old.getOrDefault(number, List.of());
          if (units.size() == 1 && others.size() == 1) {
            reports.doubt(of.metric(), units.get(0));
            String message =
                "%s %s 年由%s报 %s，%s上年没有报、本年报的是同一个数，像是同一个数报了两遍。照报的两家相加计入；请向报送的单位核实，重复的删去后重新放入。"
                    .formatted(
                        of.metric().name(),
                        year,
                        SafeText.safe(others.get(0)),
                        ReportDoubts.plain(number),
                        SafeText.safe(units.get(0)));
            reports.tell(of.metric(), message);
          }
        });
  }

  /** The number of the year, or of a state the newest, if it is large. */
  private static @Nullable BigDecimal newest(
      UnitReports.Of of, TreeMap<String, Counts.Report> times, int year) {
    boolean state = of.reported().takesLatest();
    String whole = Integer.toString(year);
    SortedMap<String, Counts.Report> own = times.subMap(whole, year + "-13");
    Counts.Report report = own.get(whole);
    if (report == null && state && !own.isEmpty()) {
      report = own.get(own.lastKey());
    }
    if (report == null) {
      return null;
    }
    BigDecimal number = Decimals.stripped(report.value());
    boolean round = !state && number.remainder(ROUND).signum() == 0;
    return number.compareTo(LARGE) < 0 || round ? null : number;
  }

  private void find(UnitReports.Unit one, UnitReports.Unit other) {
    List<String> alike = new ArrayList<>();
    Set<Metric> metrics = new LinkedHashSet<>();
    Set<BigDecimal> numbers = new HashSet<>();
    one.months()
        .forEach(
            (month, of) -> {
              Map<Metric, BigDecimal> both = new LinkedHashMap<>(of);
              Map<Metric, BigDecimal> others = other.months().getOrDefault(month, Map.of());
              both.keySet().retainAll(others.keySet());
              int common = both.size();
              both.entrySet().retainAll(others.entrySet());
              // one of many may well be alike
              if (!both.isEmpty() && both.size() * 2 >= common) {
                alike.add(month);
                metrics.addAll(both.keySet());
                both.values().stream().filter(number -> number.signum() > 0).forEach(numbers::add);
              }
            });
    double digits = numbers.stream().mapToDouble(n -> Math.log10(n.doubleValue())).sum();
    if (numbers.size() >= LEAST_NUMBERS && digits >= LEAST_DIGITS + alike.size()) {
      for (UnitReports.Unit unit : List.of(one, other)) {
        metrics.forEach(metric -> reports.doubt(metric, unit.name()));
      }
      String message =
          "%s与%s报的 %s 的%s完全相同，像是把一家的数填给了另一家。照报的计入；请向报送的单位核实，更正后重新放入。"
              .formatted(
                  SafeText.safe(one.name()),
                  SafeText.safe(other.name()),
                  SourceChecks.several(alike, "、"),
                  SourceChecks.several(metrics.stream().map(Metric::name).toList(), "、"));
      reports.tell(metrics.iterator().next(), message);
    }
  }
}
