package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.measure.count.ReportedCount;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Period;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks whether all units reported, and the kind of numbers that they are taken for. */
record ReportChecks(Definitions definitions, AsOf asOf) {
  static final String RUNNING = "FZ-531";
  private static final String SUSPECTED =
      "%s 按月报的数从不减少，又从小到大一路增加，像是一月至当月的累计数，而这里按当月数相加，合计可能大了几倍：%s。请向报送的单位核实：是累计数的，给这个指标的 reported 写"
          + " cumulative: true；确是当月数的，写 cumulative: false。";
  private static final String REFUTED =
      "%s 声明为一月至当月的累计数，只取最近一月，而有的数比上月少得多，像是当月数，合计可能少了：%s。请向报送的单位核实，报错的请更正；是当月数的，去掉 cumulative:"
          + " true。";

  /** Units that did not report what others did, or what they did last year. */
  void faults(Source source, Counts counted, List<Period> periods, List<Fault> faults) {
    List<Metric> reported =
        definitions.metrics().values().stream()
            .filter(metric -> metric.source().equals(source.id()))
            .filter(metric -> metric.counting() instanceof Metric.Reported)
            .toList();
    doubted(counted, source, reported, periods, faults);
    for (Period period : periods) {
      int sinceThen = asOf.day().getYear() - period.to().getYear();
      if (!SourceChecks.isYear(period)) {
        continue;
      }
      Map<String, Set<String>> warned = new LinkedHashMap<>();
      Map<String, Set<String>> noted = new LinkedHashMap<>();
      for (int i = 0; i < reported.size(); i++) {
        String name = reported.get(i).name();
        new ReportGaps(new ReportedCount(reported.get(i), source.fields()), asOf)
            .tell(
                counted.reports(i),
                period,
                (words, warns) ->
                    (warns && sinceThen <= 1 ? warned : noted)
                        .computeIfAbsent(words, any -> new LinkedHashSet<>())
                        .add(name));
      }
      add(Fault.Severity.WARNING, source, period, warned, faults);
      add(Fault.Severity.NOTE, source, period, noted, faults);
    }
  }

  /** Months that do not look like what they are taken for, by the year. */
  private void doubted(
      Counts counted,
      Source source,
      List<Metric> reported,
      List<Period> periods,
      List<Fault> faults) {
    Set<Integer> years = new TreeSet<>();
    periods.forEach(
        period -> years.addAll(List.of(period.from().getYear(), period.from().getYear() - 1)));
    for (int i = 0; i < reported.size(); i++) {
      Metric metric = reported.get(i);
      ReportedCount count = new ReportedCount(metric, source.fields());
      Map<String, Set<Integer>> units = new TreeMap<>();
      for (int year : years) {
        count
            .doubted(counted.reports(i), year)
            .forEach(unit -> units.computeIfAbsent(unit, any -> new TreeSet<>()).add(year));
      }
      if (!units.isEmpty()) {
        List<String> words = new ArrayList<>();
        units.forEach(
            (unit, of) ->
                words.add(
                    "%s（%s）"
                        .formatted(
                            SafeText.safe(unit),
                            of.stream().map(String::valueOf).collect(Collectors.joining("、")))));
        boolean cumulative = ((Metric.Reported) metric.counting()).isCumulative();
        faults.add(
            FigureChecks.fault(
                RUNNING,
                Fault.Severity.WARNING,
                metric,
                null,
                (cumulative ? REFUTED : SUSPECTED)
                    .formatted(metric.name(), SourceChecks.several(words, "、"))));
      }
    }
  }

  private static void add(
      Fault.Severity severity,
      Source source,
      Period period,
      Map<String, Set<String>> gaps,
      List<Fault> faults) {
    if (gaps.isEmpty()) {
      return;
    }
    List<String> told = new ArrayList<>();
    gaps.forEach((words, names) -> told.add(SourceChecks.several(names, "、") + "：" + words));
    faults.add(
        new Fault(
            SourceChecks.UNEVEN,
            severity,
            Place.of(""),
            source.id(),
            "",
            "%s %s 年两年报送的范围不同：%s。合计与上年同期的对照请据此看待，缺的请催报后重新运行。"
                .formatted(
                    source.title(), period.from().getYear(), SourceChecks.several(told, "；"))));
  }
}
