package dev.fazhi.measure.check;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.measure.count.CountStore;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.measure.count.RunningTotals;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import dev.fazhi.model.SafeText;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Sums of numbers that come once a month for each group, of which the months look like totals since
 * January, as those of reports do.
 */
public final class SummedTotals implements FigureDoubts {

  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Set<String>> groups = new TreeMap<>();

  /** Those among the metrics. */
  public SummedTotals(Definitions definitions, CountStore tally, AsOf asOf) {
    for (Metric metric : definitions.metrics().values()) {
      if (metric.counting() instanceof Metric.Rows rows && rows.aggregate() == Aggregate.SUM) {
        Set<String> suspected = new TreeSet<>();
        Stream.concat(Stream.of(""), metric.by().stream().map(Metric.Dimension::field))
            .forEach(by -> suspected.addAll(suspected(metric, by, tally, asOf)));
        if (!suspected.isEmpty()) {
          groups.put(metric.id(), suspected);
          faults.add(fault(metric, suspected));
        }
      }
    }
  }

  private static Set<String> suspected(Metric metric, String by, CountStore tally, AsOf asOf) {
    Set<String> suspected = new TreeSet<>();
    for (ComparisonYear side : ComparisonYear.values()) {
      Counts.Reports reports = new Counts.Reports();
      Set<String> several = new TreeSet<>();
      for (Period month : asOf.months()) {
        for (String group : tally.groups(metric.id(), month, by)) {
          CountStore.Raw raw = tally.get(metric.id(), side, month, by, group);
          if (raw != null && raw.value() != null && raw.rows() == 1) {
            String time = YearMonth.from(side.of(month).from()).toString();
            reports.add(group, time, new Counts.Report(raw.value(), 1, new TreeMap<>()));
          } else if (raw != null && raw.rows() > 1) {
            several.add(group);
          }
        }
      }
      int year = side.of(asOf.yearToDate()).from().getYear();
      RunningTotals.suspected(reports, year).stream()
          .filter(group -> !several.contains(group))
          .forEach(suspected::add);
    }
    return suspected;
  }

  private static Fault fault(Metric metric, Set<String> groups) {
    List<String> names =
        groups.stream().filter(name -> !name.isEmpty()).map(SafeText::safe).toList();
    String message =
        "%s 每月一个数、从不减少，又从小到大一路增加，像是一月至当月的累计数，而这里逐月相加，合计可能大了几倍%s。请向报送的单位核实；是按月报送的，请改用 reported"
            + " 声明这个指标，并写明 cumulative。";
    return FigureChecks.fault(
        ReportChecks.RUNNING,
        Fault.Severity.WARNING,
        metric,
        null,
        message.formatted(
            metric.name(), names.isEmpty() ? "" : "：" + SourceChecks.several(names, "、")));
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public Figure noted(Figure figure) {
    Set<String> suspected = groups.getOrDefault(figure.metric(), Set.of());
    boolean concerned =
        figure.isTotal() ? !suspected.isEmpty() : suspected.contains(figure.group());
    return concerned && figure.period().kind() != Period.Kind.MONTH
        ? figure.noted(Note.CUMULATIVE.word())
        : figure;
  }
}
