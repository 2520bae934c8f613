package dev.fazhi.measure.check;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.WorkCalendar;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Times of which nothing was delivered though so much was to be expected that it is no accident:
 * some weeks in the middle of a source, and the last months, or the year, of one group while the
 * others go on.
 */
public final class QuietTimes implements FigureDoubts {

  private static final String BEYOND = "FZ-527";
  private static final String UNEVEN = "FZ-526";

  /** Longer times were not asked for, or are told by the months. */
  private static final int LONGEST = 62;

  /** So many rows must be missing. */
  private static final int EXPECTED = 12;

  /** A source with more such times in two years comes with them. */
  private static final int USUAL = 2;

  private final List<Fault> faults = new ArrayList<>();
  private final List<Quiet> quiet = new ArrayList<>();

  /**
   * A time without rows.
   *
   * @param by the field of the group; empty for all
   */
  private record Quiet(String source, String by, String group, DateRange days, String words) {

    boolean concerns(Figure figure, Definitions definitions) {
      boolean other = figure.by().equals(by) && !figure.group().equals(group);
      return (by.isEmpty() || !other)
          && definitions.metric(figure.metric()).source().equals(source)
          && (isWithin(figure.period()) || isWithin(figure.prior()));
    }

    private boolean isWithin(Period period) {
      return days.overlaps(new DateRange(period.from(), period.to()));
    }
  }

  private final Definitions definitions;
  private final AsOf asOf;

  /** Those of the sources and their groups up to the cut-off. */
  public QuietTimes(
      Definitions definitions, Map<String, Counts> counts, List<Figure> figures, AsOf asOf) {
    this.definitions = definitions;
    this.asOf = asOf;
    for (Source source : definitions.sources().values()) {
      Counts counted = counts.get(source.id());
      if (counted != null) {
        ofSource(source, counted);
      }
    }
    ofGroups(figures);
  }

  private void ofSource(Source source, Counts counted) {
    TreeMap<LocalDate, Long> days = new TreeMap<>();
    counted
        .days()
        .byValue()
        .values()
        .forEach(
            times ->
                times.forEach(
                    (time, rows) -> {
                      if (time instanceof LocalDate day && rows[0] > 0) {
                        days.merge(day, rows[0], Long::sum);
                      }
                    }));
    List<DateRange> gaps =
        DayGaps.of(
            days.tailMap(asOf.day().minusYears(1).withDayOfYear(1), true),
            WorkCalendar.known(definitions.references().get(WorkCalendar.LIST)));
    if (gaps.stream().filter(DayGaps::isLong).count() > USUAL) {
      return;
    }
    gaps.removeIf(gap -> DayGaps.expected(days, gap) < EXPECTED);
    for (DateRange gap : gaps.size() > USUAL ? List.<DateRange>of() : gaps) {
      long expected = DayGaps.expected(days, gap);
      // nobody reports whole months as a gap of days: who counts by months is told of by those
      if (DayGaps.days(gap) <= LONGEST && !DayGaps.isWholeMonths(gap)) {
        quiet.add(new Quiet(source.id(), "", "", gap, gap.text().replace(" ", "") + "没有数据"));
        String message = "%s在 %s 之间一行也没有，而按前后的数量应有 %s 行左右；请核对导出是否漏了这一段，补上后重新运行。";
        faults.add(fault(UNEVEN, source, message.formatted(source.title(), gap.text(), expected)));
      }
    }
  }

  private void ofGroups(List<Figure> figures) {
    Map<String, Map<String, TreeMap<YearMonth, Long>>> lists = new LinkedHashMap<>();
    for (Figure figure : figures) {
      Metric metric = definitions.metric(figure.metric());
      boolean counted =
          metric.counting() instanceof Metric.Rows rows
              && rows.aggregate() == Aggregate.COUNT
              && rows.where().isEmpty();
      if (counted && figure.period().kind() == Period.Kind.MONTH && !figure.isTotal()) {
        TreeMap<YearMonth, Long> months =
            lists
                .computeIfAbsent(figure.metric() + ' ' + figure.by(), any -> new LinkedHashMap<>())
                .computeIfAbsent(figure.group(), any -> new TreeMap<>());
        YearMonth month = YearMonth.from(figure.period().from());
        months.put(month, rows(figure.current().value()));
        months.put(month.minusYears(1), rows(figure.last().value()));
      }
    }
    lists.forEach(
        (of, groups) -> {
          TreeMap<YearMonth, Long> all = new TreeMap<>();
          groups
              .values()
              .forEach(months -> months.forEach((month, n) -> all.merge(month, n, Long::sum)));
          groups.forEach((name, months) -> ofGroup(of, name, months, all));
        });
  }

  private static long rows(@Nullable BigDecimal value) {
    return value == null ? 0 : value.setScale(0, RoundingMode.DOWN).longValue();
  }

  /** Whether the last months of a group are empty, though it had many before and others have. */
  private void ofGroup(
      String of, String name, TreeMap<YearMonth, Long> own, TreeMap<YearMonth, Long> all) {
    YearMonth end = YearMonth.from(asOf.day());
    YearMonth start = end.minusYears(1).withMonth(1);
    YearMonth last = start.minusMonths(1);
    for (Map.Entry<YearMonth, Long> month : own.entrySet()) {
      last = month.getValue() > 0 ? month.getKey() : last;
    }
    // the cut-off's own month may only have begun; who had none before it is told by the year
    boolean ended = end.atEndOfMonth().equals(asOf.day()) && last.equals(end.minusMonths(1));
    YearMonth whole = ended ? end : end.minusMonths(1);
    if (last.isBefore(start) || !last.isBefore(whole)) {
      return;
    }
    YearMonth from = last.minusMonths(11).isBefore(start) ? start : last.minusMonths(11);
    YearMonth next = last.plusMonths(1);
    long before = sum(own, from, last);
    long othersBefore = sum(all, from, last) - before;
    long othersSince = sum(all, next, whole) - sum(own, next, whole);
    if (othersBefore > 0 && before * othersSince >= EXPECTED * othersBefore) {
      tell(of, name, next);
    }
  }

  private static long sum(TreeMap<YearMonth, Long> months, YearMonth from, YearMonth to) {
    return from.isAfter(to)
        ? 0
        : months.subMap(from, true, to, true).values().stream().mapToLong(n -> n).sum();
  }

  private void tell(String of, String name, YearMonth since) {
    Metric metric = definitions.metric(of.substring(0, of.indexOf(' ')));
    String by = of.substring(of.indexOf(' ') + 1);
    Source source = definitions.source(metric.source());
    boolean known =
        by.equals(source.deliveredBy())
            || source.expected().has(BEYOND, source.field(by).title(), name)
            || name.equals(Figure.NO_GROUP)
            || quiet.stream().anyMatch(q -> q.by().equals(by) && q.group().equals(name));
    if (!known) {
      DateRange days = new DateRange(since.atDay(1), asOf.day());
      String words = "“%s”从%s起没有".formatted(name, since);
      quiet.add(new Quiet(source.id(), by, name, days, words));
      String message = "%s的『%s』是“%s”的，从 %s 起一件也没有，而别的还有，按以往的数量不会这样；请核对它是否没有送来、漏了导出，或换了名称。";
      faults.add(
          fault(
              BEYOND,
              source,
              message.formatted(
                  source.title(), source.field(by).title(), SafeText.safe(name), since)));
    }
  }

  private static Fault fault(String code, Source source, String message) {
    return Fault.warning(code, "", source.id(), "", message);
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public Figure noted(Figure figure) {
    List<String> words =
        quiet.stream().filter(q -> q.concerns(figure, definitions)).map(Quiet::words).toList();
    return words.isEmpty() || figure.has(Note.PARTS_MISSING)
        ? figure
        : figure.noted(Note.PARTS_MISSING.with(words));
  }
}
