package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.MeasuredField;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.measure.count.Comparability;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.measure.count.Coverage;
import dev.fazhi.measure.count.Deliveries;
import dev.fazhi.measure.count.DeliveryGaps;
import dev.fazhi.measure.count.ReportedCount;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Period;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks whether the deliveries of each source reach as far as the figures. */
public final class SourceChecks {

  private static final String UNEVEN = "FZ-526";
  private static final String BEYOND = "FZ-527";
  private static final String TIED = "FZ-529";
  static final String RUNNING = "FZ-531";
  private static final String SUSPECTED =
      "%s 按月报的数从不减少，又从小到大一路增加，像是一月至当月的累计数，而这里按当月数相加，合计可能大了几倍：%s。请向报送的单位核实：是累计数的，给这个指标的 reported 写"
          + " cumulative: true；确是当月数的，写 cumulative: false。";
  private static final String REFUTED =
      "%s 声明为一月至当月的累计数，只取最近一月，而有的数比上月少得多，像是当月数，合计可能少了：%s。请向报送的单位核实，报错的请更正；是当月数的，去掉 cumulative:"
          + " true。";
  private static final int MOST_NAMED = 5;
  private static final int YEAR = 12;
  private static final int MOST_DAYS = 31;
  private static final int MOST_DAYS_OF_A_YEARLY_SOURCE = 366;

  private final Map<String, Counts> counts;
  private final Coverage coverage;
  private final Definitions definitions;
  private final AsOf asOf;

  public SourceChecks(
      Map<String, Counts> counts, Coverage coverage, Definitions definitions, AsOf asOf) {
    this.counts = counts;
    this.coverage = coverage;
    this.definitions = definitions;
    this.asOf = asOf;
  }

  public List<Fault> faults(Comparability comparability, List<Period> periods) {
    List<Fault> faults = new ArrayList<>(WorkdayYears.faults(definitions, asOf));
    for (Source source : definitions.sources().values()) {
      Comparability.Gaps gaps = comparability.gaps(source.id(), asOf.yearToDate());
      uneven(source, gaps, faults);
      if (gaps.prior().isEmpty()) {
        begins(source, ComparisonYear.PRIOR, faults);
      }
      begins(source, ComparisonYear.NOW, faults);
      for (Period period : periods) {
        // a part of a year is told with it
        if (isYear(period)) {
          undelivered(source, period, comparability.deliveryGaps(source.id(), period), faults);
        }
      }
      unreported(source, periods, faults);
      tied(source, faults);
      Counts counted = counts.get(source.id());
      Deliveries.Reach found = coverage.reach(source.id());
      String of = source.coverage();
      if (counted != null && of != null && source.field(of).type() == Field.Type.PERIOD) {
        beyond(source, ends(counted.days()), faults);
      } else if (found != null) {
        beyond(source, found.through(), found.refused(), faults);
        cutShort(source, found, faults);
        behind(source, found, faults);
      } else if (counted != null && counted.days().newest() != null) {
        beyond(source, counted.days().newest(), "", faults);
      }
    }
    return faults;
  }

  private static boolean isYear(Period period) {
    return period.kind() == Period.Kind.YTD || period.kind() == Period.Kind.YEAR;
  }

  private static void uneven(Source source, Comparability.Gaps gaps, List<Fault> faults) {
    if (gaps.isNone()) {
      return;
    }
    List<String> sides = new ArrayList<>();
    if (!gaps.now().isEmpty()) {
      sides.add("本年缺 " + Comparability.words(gaps.now()) + "，而上年有");
    }
    if (!gaps.prior().isEmpty()) {
      sides.add("上年缺 " + Comparability.words(gaps.prior()) + "，而本年有");
    }
    faults.add(
        warning(
            UNEVEN,
            source,
            source.title()
                + "两年的数据覆盖的月份不同："
                + String.join("；", sides)
                + "。与上年同期的对照不可比，请补报缺少的月份，或在报告中说明。"));
  }

  /** What nobody delivered of a year because deliveries begin in it. */
  private void begins(Source source, ComparisonYear side, List<Fault> faults) {
    coverage
        .begins(source.id(), side.of(asOf.yearToDate()))
        .ifPresent(
            day ->
                faults.add(
                    warning(
                        UNEVEN,
                        source,
                        "%s的数据从 %s 才有，%s此前的没有送来，%s。有更早的导出，请补放进 input/ 重新运行；没有的，在报告中说明。"
                            .formatted(
                                source.title(),
                                day,
                                side == ComparisonYear.NOW ? "本年" : "上年",
                                side == ComparisonYear.NOW ? "本年的数字只算了其后的" : "与上年同期的对照不可比"))));
  }

  private static void undelivered(
      Source source, Period period, List<DeliveryGaps.Gap> gaps, List<Fault> faults) {
    String field = source.deliveredBy();
    if (field == null || gaps.isEmpty()) {
      return;
    }
    boolean over = period.kind() == Period.Kind.YEAR;
    String now = over ? period.from().getYear() + " 年" : "本年";
    String prior = over ? period.samePeriodLastYear().from().getYear() + " 年" : "上年";
    List<String> sides = new ArrayList<>();
    for (ComparisonYear side : ComparisonYear.values()) {
      String missing =
          gaps.stream()
              .filter(gap -> gap.side() == side)
              .map(SourceChecks::words)
              .collect(Collectors.joining("、"));
      if (!missing.isEmpty()) {
        boolean isNow = side == ComparisonYear.NOW;
        sides.add((isNow ? now : prior) + "缺 " + missing + "，而" + (isNow ? prior : now) + "有");
      }
    }
    faults.add(
        new Fault(
            UNEVEN,
            // of a year long over nobody is to do anything tonight
            over ? Fault.Severity.NOTE : Fault.Severity.WARNING,
            Place.of(""),
            source.id(),
            "",
            source.title()
                + "两年的数据覆盖的“"
                + source.field(field).title()
                + "”不同："
                + String.join("；", sides)
                + "。合计与上年同期的对照不可比，请补报缺少的导出，或在报告中说明。"));
  }

  /** A value that lacks everything by its name alone, else with the months that it lacks. */
  private static String words(DeliveryGaps.Gap gap) {
    String name = SafeText.safe(gap.value());
    return gap.whole() ? name : name + "（" + Comparability.words(gap.months()) + "）";
  }

  /** Keys of which several rows elsewhere are the latest and say different things. */
  private void tied(Source source, List<Fault> faults) {
    Counts counted = counts.get(source.id());
    if (counted == null) {
      return;
    }
    for (MeasuredField field : source.measured()) {
      Integer keys = counted.tied().get(field.field().name());
      if (keys != null && field instanceof MeasuredField.Lookup lookup) {
        faults.add(
            warning(
                TIED,
                source,
                "%s的“%s”到%s里去查，有 %s 个“%s”那边最晚的有几行，说法不同，取了后送来的一行；请核对%s，或在文件里补全时刻。"
                    .formatted(
                        source.title(),
                        lookup.field().title(),
                        lookup.in().title(),
                        keys,
                        lookup.toTitle(),
                        lookup.in().title())));
      }
    }
  }

  /** Units that did not report what others did, or what they did last year. */
  private void unreported(Source source, List<Period> periods, List<Fault> faults) {
    Counts counted = counts.get(source.id());
    List<Metric> reported =
        definitions.metrics().values().stream()
            .filter(metric -> metric.source().equals(source.id()))
            .filter(metric -> metric.counting() instanceof Metric.Reported)
            .toList();
    doubted(counted, source, reported, periods, faults);
    for (Period period : periods) {
      int sinceThen = asOf.day().getYear() - period.to().getYear();
      if (!isYear(period) || counted == null) {
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
      @Nullable Counts counted,
      Source source,
      List<Metric> reported,
      List<Period> periods,
      List<Fault> faults) {
    Set<Integer> years = new TreeSet<>();
    periods.forEach(
        period -> years.addAll(List.of(period.from().getYear(), period.from().getYear() - 1)));
    for (int i = 0; counted != null && i < reported.size(); i++) {
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
                    SafeText.safe(unit)
                        + "（"
                        + of.stream().map(String::valueOf).collect(Collectors.joining("、"))
                        + "）"));
        boolean cumulative = ((Metric.Reported) metric.counting()).isCumulative();
        faults.add(
            FigureChecks.fault(
                RUNNING,
                Fault.Severity.WARNING,
                metric,
                null,
                (cumulative ? REFUTED : SUSPECTED).formatted(metric.name(), several(words, "、"))));
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
    gaps.forEach((words, names) -> told.add(several(names, "、") + "：" + words));
    faults.add(
        new Fault(
            UNEVEN,
            severity,
            Place.of(""),
            source.id(),
            "",
            "%s %s 年两年报送的范围不同：%s。合计与上年同期的对照请据此看待，缺的请催报后重新运行。"
                .formatted(source.title(), period.from().getYear(), several(told, "；"))));
  }

  /** The first of them, and how many there are. */
  static String several(Collection<String> all, String between) {
    String first = all.stream().limit(MOST_NAMED).collect(Collectors.joining(between));
    return all.size() > MOST_NAMED ? first + " 等 " + all.size() + " 项" : first;
  }

  private void beyond(Source source, LocalDate through, String refused, List<Fault> faults) {
    long days = ChronoUnit.DAYS.between(through, asOf.day());
    if (days <= 0 || days <= mostDays(source) && refused.isEmpty()) {
      return;
    }
    faults.add(
        warning(
            BEYOND,
            source,
            "%s的数据只到 %s，比截止日 %s 早 %s 天，其后的数字可能不全，上年同期仍算到截止日。%s"
                .formatted(
                    source.title(),
                    through,
                    asOf.day(),
                    days,
                    refused.isEmpty()
                        ? "请确认最近的导出是否已放入。"
                        : "被拒收的『" + SafeText.safe(refused) + "』或许可以补上，请先处理它。")));
  }

  /** Adds a fault for an export that ends unusually long before the day on which it was made. */
  private void cutShort(Source source, Deliveries.Reach reach, List<Fault> faults) {
    if (reach.exported().isAfter(reach.through()) && reach.through().isBefore(asOf.day())) {
      faults.add(
          warning(
              BEYOND,
              source,
              "%s最近的导出是 %s 的，其中的数据却只到 %s，按以往的数量不会一行也没有；请核对导出的条件是否漏了最后一段。"
                  .formatted(source.title(), reach.exported(), reach.through())));
    }
  }

  /** Single values whose newest rows did not come while those of the others did. */
  private void behind(Source source, Deliveries.Reach reach, List<Fault> faults) {
    List<String> each =
        reach.behind().entrySet().stream()
            .filter(value -> value.getValue().isBefore(asOf.day()))
            .map(value -> SafeText.safe(value.getKey()) + "的只到 " + value.getValue())
            .toList();
    if (!each.isEmpty()) {
      faults.add(
          warning(
              BEYOND,
              source,
              "%s的数据，%s，而别的在那以后还有，按以往的数量不会一行也没有；请核对最近的导出是否都已放入。"
                  .formatted(source.title(), several(each, "、"))));
    }
  }

  /** The ends of the months and years that reports are for, in order. */
  private static TreeSet<LocalDate> ends(Counts.DayCounts days) {
    return days.byValue().values().stream()
        .flatMap(times -> times.keySet().stream())
        .map(DateRange::of)
        .flatMap(Stream::ofNullable)
        .map(DateRange::to)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Reports that end longer before the cut-off than two of them are apart, and a month more. */
  private void beyond(Source source, TreeSet<LocalDate> ends, List<Fault> faults) {
    long months = ends.size() == 1 ? YEAR : Long.MAX_VALUE;
    LocalDate before = null;
    for (LocalDate end : ends) {
      months =
          before == null
              ? months
              : Math.min(
                  months, ChronoUnit.MONTHS.between(YearMonth.from(before), YearMonth.from(end)));
      before = end;
    }
    if (before != null && before.plusMonths(months + 1).isBefore(asOf.day())) {
      beyond(source, before, "", faults);
    }
  }

  /** A source that is due once a year is silent in between. */
  private int mostDays(Source source) {
    boolean yearly =
        definitions.nightly().calendars().stream()
            .anyMatch(
                calendar ->
                    calendar.source().equals(source.id())
                        && calendar.every() == Nightly.Calendar.Every.YEAR);
    return yearly ? MOST_DAYS_OF_A_YEARLY_SOURCE : MOST_DAYS;
  }

  private static Fault warning(String code, Source source, String message) {
    return new Fault(code, Fault.Severity.WARNING, Place.of(""), source.id(), "", message);
  }
}
