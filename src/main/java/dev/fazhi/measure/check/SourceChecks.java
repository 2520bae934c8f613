package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.MeasuredField;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.count.Comparability;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.measure.count.Coverage;
import dev.fazhi.measure.count.DeliveryGaps;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Period;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks whether the deliveries of each source reach as far as the figures. */
public final class SourceChecks {

  static final String UNEVEN = "FZ-526";
  private static final String TIED = "FZ-529";
  private static final int MOST_NAMED = 5;

  private final Map<String, Counts> counts;
  private final Coverage coverage;
  private final Definitions definitions;
  private final AsOf asOf;
  private final ReportChecks reports;
  private final ReachChecks reach;

  public SourceChecks(
      Map<String, Counts> counts, Coverage coverage, Definitions definitions, AsOf asOf) {
    this.counts = counts;
    this.coverage = coverage;
    this.definitions = definitions;
    this.asOf = asOf;
    reports = new ReportChecks(definitions, asOf);
    reach = new ReachChecks(coverage, definitions, asOf);
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
      Counts counted = counts.get(source.id());
      if (counted != null) {
        reports.faults(source, counted, periods, faults);
      }
      tied(source, faults);
      reach.faults(source, counted, faults);
    }
    return faults;
  }

  static boolean isYear(Period period) {
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
            "%s两年的数据覆盖的月份不同：%s。与上年同期的对照不可比，请补报缺少的月份，或在报告中说明。"
                .formatted(source.title(), String.join("；", sides))));
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
            "%s两年的数据覆盖的“%s”不同：%s。合计与上年同期的对照不可比，请补报缺少的导出，或在报告中说明。"
                .formatted(source.title(), source.field(field).title(), String.join("；", sides))));
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

  /** The first of them, and how many there are. */
  public static String several(Collection<String> all, String between) {
    String first = all.stream().limit(MOST_NAMED).collect(Collectors.joining(between));
    return all.size() > MOST_NAMED ? first + " 等 " + all.size() + " 项" : first;
  }

  static Fault warning(String code, Source source, String message) {
    return Fault.warning(code, "", source.id(), "", message);
  }
}
