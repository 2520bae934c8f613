package dev.fazhi.measure.check.quiet;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Groups of a breakdown, and kinds below them, that have no rows in their last months, or in some
 * between others, while the rest goes on. What has its season is missing in the same months of last
 * year as well.
 */
final class QuietGroups {

  static final String BEYOND = "FZ-527";

  /** In what comes after so long a time a group may be smaller; the other year tells. */
  private static final int LONG = 6;

  /** A group without rows for a longer time was not there. */
  private static final int LONGEST = 12;

  private final Definitions definitions;
  private final Map<String, Counts> counts;

  /** The months of the cut-off, and the first of the year before it. */
  private final YearMonth end;

  private final YearMonth start;
  private final boolean wholeMonth;
  private final AsOf asOf;

  QuietGroups(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    this.definitions = definitions;
    this.counts = counts;
    this.asOf = asOf;
    this.end = YearMonth.from(asOf.day());
    this.start = end.minusYears(1).withMonth(1);
    this.wholeMonth = end.atEndOfMonth().equals(asOf.day());
  }

  void find(List<Figure> figures, List<Quiet> quiet, List<Fault> faults) {
    for (Names names : breakdowns(figures)) {
      Months all = names.sum();
      names.all().forEach((name, own) -> find(names, name, own, all, quiet, faults));
      NewGroups.find(names, start, end, quiet, faults);
    }
    for (Source source : definitions.sources().values()) {
      Counts counted = counts.get(source.id());
      if (counted != null) {
        counted
            .days()
            .paths()
            .forEach(
                (field, paths) -> {
                  Names names = new Names(source, field, new TreeMap<>());
                  paths.forEach(
                      (path, months) -> {
                        Months own = new Months();
                        months.forEach((month, rows) -> own.add(month, rows[0]));
                        names.all().put(path, own);
                      });
                  Months all = names.sum();
                  names
                      .all()
                      .forEach(
                          (path, own) -> {
                            if (Names.isBelow(path)) {
                              find(names, path, own, all, quiet, faults);
                            }
                          });
                });
      }
    }
  }

  private Iterable<Names> breakdowns(List<Figure> figures) {
    Map<String, Names> lists = new LinkedHashMap<>();
    for (Figure figure : figures) {
      Metric metric = definitions.metric(figure.metric());
      boolean counted =
          metric.counting() instanceof Metric.Rows rows
              && rows.aggregate() == Aggregate.COUNT
              && rows.where().isEmpty();
      if (counted && figure.period().kind() == Period.Kind.MONTH && !figure.isTotal()) {
        Source source = definitions.source(metric.source());
        Months months =
            lists
                .computeIfAbsent(
                    figure.metric() + ' ' + figure.by(),
                    any -> new Names(source, figure.by(), new LinkedHashMap<>()))
                .all()
                .computeIfAbsent(figure.group(), any -> new Months());
        YearMonth month = YearMonth.from(figure.period().from());
        months.put(month, rows(figure.current().value()));
        months.put(month.minusYears(1), rows(figure.last().value()));
      }
    }
    return lists.values();
  }

  private static long rows(@Nullable BigDecimal value) {
    return value == null ? 0 : value.setScale(0, RoundingMode.DOWN).longValue();
  }

  private void find(
      Names names, String name, Months own, Months all, List<Quiet> quiet, List<Fault> faults) {
    Gap gap = names.isKnown(name, quiet) ? null : gap(own, all, Names.isBelow(name));
    if (gap == null) {
      return;
    }
    YearMonth to = gap.to;
    String said = gap.words();
    DateRange days = new DateRange(gap.from.atDay(1), to == null ? asOf.day() : to.atEndOfMonth());
    String words = (to == null ? "“%s”从%s起没有" : "“%s”在%s没有").formatted(name, said);
    quiet.add(new Quiet(names.source().id(), names.by(), Names.top(name), days, words));
    String message =
        to == null
            ? "%s的『%s』是“%s”的，从 %s 起一件也没有，而别的还有，按以往的数量不会这样；请核对它是否没有送来、漏了导出，或换了名称。"
            : "%s的『%s』是“%s”的，在 %s 一件也没有，而前后各月和别的都有，按以往的数量不会这样；请核对导出时是不是筛掉了它，补上后重新运行。";
    faults.add(
        Quiet.fault(
            BEYOND,
            names.source().id(),
            message.formatted(
                names.source().title(),
                names.source().field(names.by()).title(),
                SafeText.safe(name),
                said)));
  }

  /**
   * Months without anything.
   *
   * @param to the last of them; null where there is nothing since
   */
  private record Gap(YearMonth from, @Nullable YearMonth to) {

    String words() {
      return to == null || to.equals(from) ? from.toString() : from + " 至 " + to;
    }
  }

  private @Nullable Gap gap(Months own, Months all, boolean below) {
    YearMonth last = start.minusMonths(1);
    for (Map.Entry<YearMonth, Long> month : own.entrySet()) {
      last = month.getValue() > 0 && !month.getKey().isAfter(end) ? month.getKey() : last;
    }
    // who had none before it is told by the year
    if (last.isBefore(start)) {
      return null;
    }
    // the cut-off's own month may only have begun
    boolean ended = below || wholeMonth && last.equals(end.minusMonths(1));
    YearMonth whole = ended ? end : end.minusMonths(1);
    YearMonth next = last.plusMonths(1);
    YearMonth from = last.minusMonths(11).isBefore(start) ? start : last.minusMonths(11);
    if (last.isBefore(whole)
        && own.isExpected(all, from, last, next, whole)
        && isInSeason(own, all, next, whole, below)) {
      return new Gap(next, null);
    }
    for (YearMonth month = start; month.isBefore(last); month = month.plusMonths(1)) {
      YearMonth to = own.quietSince(month);
      if (month.isAfter(start) && !to.isBefore(month)) {
        boolean some = to.isBefore(month.plusMonths(LONG));
        int before = some ? LONG : LONGEST;
        YearMonth first =
            month.minusMonths(before).isBefore(start) ? start : month.minusMonths(before);
        if (to.isBefore(month.plusMonths(LONGEST))
            && own.rows(first, month.minusMonths(1)) > 0
            && own.isExpected(all, first, month.minusMonths(1), month, to)
            && (!some || own.isExpected(all, to.plusMonths(1), last, month, to))
            && own.isOtherYear(month, to, end)) {
          return new Gap(month, to);
        }
        month = to;
      }
    }
    return null;
  }

  /**
   * Whether last year it was there in the same months; of what is below a group it must be known.
   */
  private static boolean isInSeason(
      Months own, Months all, YearMonth next, YearMonth until, boolean below) {
    YearMonth from = next.minusYears(1);
    YearMonth to = until.minusYears(1);
    long some = own.rows(from, to);
    long others = all.rows(from, to) - some;
    long missing = all.rows(next, until);
    return others <= 0 ? !below : 3 * some * missing >= 2 * Months.EXPECTED * others;
  }
}
