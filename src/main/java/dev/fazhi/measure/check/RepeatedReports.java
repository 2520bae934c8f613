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
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a unit reports for a month at once what it can hardly be: the numbers of the month
 * before once more, or nothing but zeros where there never was one.
 */
public final class RepeatedReports implements FigureDoubts {

  private static final String DOUBTED = "FZ-534";

  /** Fewer numbers of a month may well be those of the month before. */
  private static final int LEAST_NUMBERS = 3;

  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Set<String>> doubted = new HashMap<>();

  /** What a unit reported, by month and metric. */
  private record Unit(String name, TreeMap<String, Map<Metric, BigDecimal>> months) {}

  /** Those of the year of the cut-off. */
  public RepeatedReports(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
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
    List<String> same = new ArrayList<>();
    List<String> zeros = new ArrayList<>();
    long others = unit.months.values().stream().filter(month -> !areZeros(month)).count();
    unit.months.forEach(
        (month, numbers) -> {
          Map<Metric, BigDecimal> before =
              unit.months.getOrDefault(YearMonth.parse(month).minusMonths(1).toString(), Map.of());
          if (areSame(numbers, before)) {
            same.add(month);
          } else if (areZeros(numbers) && others >= LEAST_NUMBERS) {
            zeros.add(month);
          }
        });
    if (!same.isEmpty()) {
      String said = "各项数与上月完全相同，像是照抄的";
      tell(unit, same, said);
    } else if (zeros.size() == 1) {
      tell(unit, zeros, "各项数都是 0，别的月都不是，像是没有填");
    }
  }

  private static boolean areSame(Map<Metric, BigDecimal> numbers, Map<Metric, BigDecimal> before) {
    return numbers.size() >= LEAST_NUMBERS
        && numbers.keySet().equals(before.keySet())
        && !areZeros(numbers)
        && new HashSet<>(numbers.values()).size() >= LEAST_NUMBERS
        && numbers.entrySet().stream()
            .allMatch(of -> of.getValue().compareTo(before.get(of.getKey())) == 0);
  }

  private static boolean areZeros(Map<Metric, BigDecimal> numbers) {
    return numbers.size() >= LEAST_NUMBERS
        && numbers.values().stream().allMatch(number -> number.signum() == 0);
  }

  private void tell(Unit unit, List<String> months, String said) {
    Set<Metric> metrics = unit.months.getOrDefault(months.get(0), Map.of()).keySet();
    metrics.forEach(
        metric -> doubted.computeIfAbsent(metric.id(), any -> new HashSet<>()).add(unit.name));
    String message =
        "%s报的 %s %s。照报的计入；请向报送的单位核实，更正后重新放入。"
            .formatted(SafeText.safe(unit.name), SourceChecks.several(months, "、"), said);
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
