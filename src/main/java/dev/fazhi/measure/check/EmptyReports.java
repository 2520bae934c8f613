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

/** A month for which all that a unit reports is nothing, as a form that was not filled in. */
public final class EmptyReports implements FigureDoubts {

  private static final String DOUBTED = "FZ-534";

  /** Fewer numbers of a month may well be nothing. */
  private static final int LEAST_NUMBERS = 3;

  /** So many other months show that there is always something. */
  private static final int LEAST_OTHERS = 3;

  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Set<String>> doubted = new HashMap<>();

  /** What a unit reported, by month and metric. */
  private record Unit(String name, TreeMap<String, Map<Metric, BigDecimal>> months) {}

  /** Those of the year of the cut-off. */
  public EmptyReports(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    Map<String, Integer> positions = new LinkedHashMap<>();
    Map<String, Unit> units = new TreeMap<>();
    for (Metric metric : definitions.metrics().values()) {
      if (metric.counting() instanceof Metric.Reported reported) {
        int position = positions.merge(metric.source(), 1, Integer::sum) - 1;
        Source source = definitions.source(metric.source());
        String of = source.field(reported.unit()).title();
        Counts counted = counts.get(metric.source());
        if (counted != null && !reported.takesLatest()) {
          counted
              .reports(position)
              .units()
              .forEach(
                  (name, times) -> {
                    if (!source.expected().has(DOUBTED, of, name)) {
                      Unit unit =
                          units.computeIfAbsent(
                              source.id() + " " + name, any -> new Unit(name, new TreeMap<>()));
                      add(unit, metric, times, asOf.day().getYear());
                    }
                  });
        }
      }
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
    metrics.forEach(
        metric -> doubted.computeIfAbsent(metric.id(), any -> new HashSet<>()).add(unit.name));
    String message =
        "%s报的 %s 各项数都是 0，别的月都不是，像是没有填。照报的计入；请向报送的单位核实，更正后重新放入。"
            .formatted(SafeText.safe(unit.name), month);
    Metric first = metrics.iterator().next();
    faults.add(FigureChecks.fault(DOUBTED, Fault.Severity.WARNING, first, null, message));
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
