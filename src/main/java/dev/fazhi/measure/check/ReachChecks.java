package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.measure.count.Coverage;
import dev.fazhi.measure.count.DayCounts;
import dev.fazhi.measure.count.Deliveries;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks whether the data of a source reach as far as the cut-off. */
record ReachChecks(Coverage coverage, Definitions definitions, AsOf asOf) {
  private static final String BEYOND = "FZ-527";
  private static final int YEAR = 12;
  private static final int MOST_DAYS = 31;
  private static final int MOST_DAYS_OF_A_YEARLY_SOURCE = 366;

  void faults(Source source, @Nullable Counts counted, List<Fault> faults) {
    Deliveries.Reach found = coverage.reach(source.id());
    String of = source.coverage();
    if (counted != null && of != null && source.field(of).type() == Field.Type.PERIOD) {
      beyondEnds(source, ends(counted.days()), faults);
    } else if (found != null) {
      beyond(source, found.through(), found.refused(), faults);
      cutShort(source, found, faults);
      behind(source, found, faults);
    } else if (counted != null && counted.days().newest() != null) {
      beyond(source, counted.days().newest(), "", faults);
    }
  }

  private void beyond(Source source, LocalDate through, String refused, List<Fault> faults) {
    long days = ChronoUnit.DAYS.between(through, asOf.day());
    boolean expected = source.expected().has(BEYOND, "", "");
    if (days <= 0 || expected || days <= mostDays(source) && refused.isEmpty()) {
      return;
    }
    faults.add(
        SourceChecks.warning(
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
    if (!source.expected().has(BEYOND, "", "")
        && reach.exported().isAfter(reach.through())
        && reach.through().isBefore(asOf.day())) {
      faults.add(
          SourceChecks.warning(
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
          SourceChecks.warning(
              BEYOND,
              source,
              "%s的数据，%s，而别的在那以后还有，按以往的数量不会一行也没有；请核对最近的导出是否都已放入。"
                  .formatted(source.title(), SourceChecks.several(each, "、"))));
    }
  }

  /** The ends of the months and years that reports are for, in order. */
  private static TreeSet<LocalDate> ends(DayCounts days) {
    return days.byValue().values().stream()
        .flatMap(times -> times.keySet().stream())
        .map(DateRange::of)
        .flatMap(Stream::ofNullable)
        .map(DateRange::to)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Reports that end longer before the cut-off than two of them are apart, and a month more. */
  private void beyondEnds(Source source, TreeSet<LocalDate> ends, List<Fault> faults) {
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
}
