package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.Decimals;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
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
 * What units reported of the metrics that are taken from reports, and which units are doubted for
 * it: each kind of doubt has one.
 */
final class UnitReports {

  private static final String DOUBTED = "FZ-534";

  private final List<Of> all = new ArrayList<>();

  /** The doubted units of a metric. */
  private final Map<String, Set<String>> doubted = new HashMap<>();

  private final List<Fault> faults = new ArrayList<>();

  /** The reports of one metric. */
  record Of(Metric metric, Metric.Reported reported, Source source, Counts.Reports reports) {

    /** Whether the declaration says that what a unit reports is right. */
    boolean isExpected(String unit) {
      return source.expected().has(DOUBTED, source.field(reported.unit()).title(), unit);
    }
  }

  UnitReports(Definitions definitions, Map<String, Counts> counts) {
    Map<String, Integer> positions = new HashMap<>();
    for (Metric metric : definitions.metrics().values()) {
      if (metric.counting() instanceof Metric.Reported reported) {
        int position = positions.merge(metric.source(), 1, Integer::sum) - 1;
        Counts counted = counts.get(metric.source());
        if (counted != null) {
          Source source = definitions.source(metric.source());
          all.add(new Of(metric, reported, source, counted.reports(position)));
        }
      }
    }
  }

  /** Those of all metrics, in the order declared. */
  List<Of> all() {
    return all;
  }

  /** Those of metrics whose times are added up. */
  List<Of> added() {
    return all.stream().filter(of -> !of.reported().takesLatest()).toList();
  }

  /** What one unit of a source reported, by month and metric. */
  record Unit(String name, TreeMap<String, Map<Metric, BigDecimal>> months) {}

  /** By source, what each unit reported in a year of some of these, unless it is expected. */
  static Map<String, List<Unit>> months(List<Of> some, int year) {
    Map<String, Map<String, Unit>> units = new TreeMap<>();
    for (Of of : some) {
      Map<String, Unit> ofSource = units.computeIfAbsent(of.source().id(), any -> new TreeMap<>());
      of.reports()
          .units()
          .forEach(
              (name, times) -> {
                if (!of.isExpected(name)) {
                  Unit unit =
                      ofSource.computeIfAbsent(name, any -> new Unit(name, new TreeMap<>()));
                  times
                      .subMap(year + "-01", year + "-13")
                      .forEach(
                          (month, report) ->
                              unit.months
                                  .computeIfAbsent(month, any -> new LinkedHashMap<>())
                                  .put(of.metric(), Decimals.stripped(report.value())));
                }
              });
    }
    Map<String, List<Unit>> lists = new TreeMap<>();
    units.forEach((source, all) -> lists.put(source, List.copyOf(all.values())));
    return lists;
  }

  /** Notes the figures of that metric and unit. */
  void doubt(Metric metric, String unit) {
    doubted.computeIfAbsent(metric.id(), any -> new HashSet<>()).add(unit);
  }

  /** Tells of doubted units. */
  void tell(Metric metric, String message) {
    faults.add(FigureChecks.fault(DOUBTED, Fault.Severity.WARNING, metric, null, message));
  }

  List<Fault> faults() {
    return faults;
  }

  /** The figure with its note, when it is of a doubted unit or of all units. */
  Figure noted(Figure figure) {
    Set<String> units = doubted.getOrDefault(figure.metric(), Set.of());
    boolean concerned = figure.isTotal() ? !units.isEmpty() : units.contains(figure.group());
    return concerned && !figure.has(Note.REPORT_DOUBTED)
        ? figure.noted(Note.REPORT_DOUBTED.word())
        : figure;
  }
}
