package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A month for which all that a unit reports is nothing, as a form that was not filled in. */
public final class EmptyReports implements FigureDoubts {

  /** Fewer numbers of a month may well be nothing. */
  private static final int LEAST_NUMBERS = 3;

  /** So many other months show that there is always something. */
  private static final int LEAST_OTHERS = 3;

  private final UnitReports reports;

  /** What a unit reported, by month and metric. */
  private record Unit(String name, TreeMap<String, Map<Metric, BigDecimal>> months) {}

  /** Those of the year of the cut-off. */
  public EmptyReports(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    this.reports = new UnitReports(definitions, counts);
    Map<String, Unit> units = new TreeMap<>();
    for (UnitReports.Of of : reports.added()) {
      of.reports()
          .units()
          .forEach(
              (name, times) -> {
                if (!of.isExpected(name)) {
                  Unit unit =
                      units.computeIfAbsent(
                          of.source().id() + " " + name, any -> new Unit(name, new TreeMap<>()));
                  add(unit, of.metric(), times, asOf.day().getYear());
                }
              });
    }
    units.values().forEach(this::find);
  }

  private static void add(
      Unit unit, Metric metric, TreeMap<String, Counts.Report> times, int year) {
    times
        .subMap(year + "-01", year + "-13")
        .forEach(
            (month, report) ->
                unit.months
                    .computeIfAbsent(month, any -> new LinkedHashMap<>())
                    .put(metric, report.value()));
  }

  private void find(Unit unit) {
    List<String> zeros = new ArrayList<>();
    unit.months.forEach(
        (month, numbers) -> {
          if (areZeros(numbers)) {
            zeros.add(month);
          }
        });
    // who has several such months may well have nothing to do
    if (zeros.size() == 1 && unit.months.size() > LEAST_OTHERS) {
      tell(unit, zeros.get(0));
    }
  }

  private static boolean areZeros(Map<Metric, BigDecimal> numbers) {
    return numbers.size() >= LEAST_NUMBERS
        && numbers.values().stream().allMatch(number -> number.signum() == 0);
  }

  private void tell(Unit unit, String month) {
    Set<Metric> metrics = unit.months.getOrDefault(month, Map.of()).keySet();
    metrics.forEach(metric -> reports.doubt(metric, unit.name));
    String message =
        "%s报的 %s 各项数都是 0，别的月都不是，像是没有填。照报的计入；请向报送的单位核实，更正后重新放入。"
            .formatted(SafeText.safe(unit.name), month);
    reports.tell(metrics.iterator().next(), message);
  }

  @Override
  public List<Fault> faults() {
    return reports.faults();
  }

  @Override
  public Figure noted(Figure figure) {
    return reports.noted(figure);
  }
}
