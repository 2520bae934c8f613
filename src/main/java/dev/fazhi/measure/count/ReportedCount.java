package dev.fazhi.measure.count;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.RowTest;
import dev.fazhi.measure.aggregate.Amounts;
import dev.fazhi.measure.count.Counts.Report;
import dev.fazhi.measure.count.Counts.Reports;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what units reported for a calendar year or month: over a year, or its part up to the
 * cut-off, what {@link UnitReports} says that counts of each. A month is made of values for that
 * month alone.
 */
public final class ReportedCount {

  private final Metric metric;
  private final Metric.Reported how;
  private final RowTest[] where;
  private final int unit;
  private final int period;
  private final int value;
  private final int qualifier;

  public ReportedCount(Metric metric, List<Field> fields) {
    this.metric = metric;
    this.how = (Metric.Reported) metric.counting();
    this.where =
        how.where().stream().map(condition -> condition.compile(fields)).toArray(RowTest[]::new);
    this.unit = RowCount.index(fields, how.unit());
    this.period = RowCount.index(fields, how.period());
    this.value = RowCount.index(fields, how.value());
    String words = how.qualifier();
    this.qualifier = words == null ? -1 : RowCount.index(fields, words);
  }

  Metric.Reported how() {
    return how;
  }

  Stream<Integer> fields() {
    return Stream.of(unit, period, value, qualifier);
  }

  /** Whether the row reports a value of the metric, for whatever time. */
  boolean isOf(@Nullable Object[] row) {
    for (RowTest test : where) {
      if (!test.holds(row, RowTest.Moments.NONE)) {
        return false;
      }
    }
    return row[value] != null && row[period] != null;
  }

  void count(Reports to, @Nullable Object[] row, boolean in) {
    Object reported = row[value];
    if (reported == null || !isOf(row)) {
      return;
    }
    BigDecimal number = Amounts.exact(reported);
    TreeMap<String, Integer> words = new TreeMap<>();
    Object word = qualifier < 0 ? null : row[qualifier];
    if (word != null) {
      words.put(word.toString(), in ? 1 : -1);
    }
    to.add(
        unit(row),
        String.valueOf(row[period]),
        new Report(in ? number : number.negate(), in ? 1 : -1, words));
  }

  String unit(@Nullable Object[] row) {
    Object of = row[unit];
    return of == null ? Figure.NO_GROUP : of.toString();
  }

  void tell(Reports reports, List<Period> periods, CountStore tally) {
    tally.forgetNotes(metric.id());
    periods.forEach(period -> tell(reports, period, tally));
  }

  private void tell(Reports reports, Period shown, CountStore tally) {
    boolean split = metric.by().stream().anyMatch(by -> by.field().equals(how.unit()));
    SortedMap<String, UnitReports<Report>> units = units(reports, shown);
    for (ComparisonYear side : ComparisonYear.values()) {
      BigDecimal total = BigDecimal.ZERO;
      long rows = 0;
      Set<String> all = new TreeSet<>();
      for (Map.Entry<String, UnitReports<Report>> of : units.entrySet()) {
        BigDecimal sum = BigDecimal.ZERO;
        long counted = 0;
        for (Report report : of.getValue().of(side).values()) {
          sum = sum.add(report.value());
          counted += report.rows();
        }
        Set<String> reported = months(of.getKey(), of.getValue().of(side).keySet());
        all.addAll(reported);
        if (split) {
          CountStore.Raw raw = new CountStore.Raw(sum, counted, true, reported);
          tally.put(metric.id(), side, shown, how.unit(), of.getKey(), raw);
        }
        total = total.add(sum);
        rows += counted;
      }
      tally.put(metric.id(), side, shown, "", "", new CountStore.Raw(total, rows, true, all));
    }
    units.forEach(
        (unit, found) -> {
          tell(found, found.now().values(), shown, how.unit(), unit, tally);
          tell(found, found.now().values(), shown, "", "", tally);
        });
    for (String unit : doubted(reports, shown)) {
      String word = (how.isCumulative() ? Note.NOT_CUMULATIVE : Note.CUMULATIVE).word();
      tally.note(metric.id(), shown, "", "", word);
      tally.note(metric.id(), shown, how.unit(), unit, word);
    }
    if (isUneven(units.values())) {
      tally.note(metric.id(), shown, "", "", Note.COVERAGE.word());
    }
  }

  /** A state is of whatever day, so that whose it is says all. */
  private Set<String> months(String unit, Set<String> times) {
    Set<String> months = new TreeSet<>();
    for (String time : times) {
      if (how.takesLatest()) {
        months.add(unit);
        continue;
      }
      for (Month month : Month.values()) {
        String of = YearMonth.of(Integer.parseInt(time.substring(0, 4)), month).toString();
        if (of.startsWith(time)) {
          months.add(unit + ' ' + of);
        }
      }
    }
    return months;
  }

  private void tell(
      UnitReports<Report> found,
      Collection<Report> now,
      Period shown,
      String by,
      String group,
      CountStore tally) {
    now.forEach(
        report ->
            report
                .qualifiers()
                .keySet()
                .forEach(
                    word -> tally.note(metric.id(), shown, by, group, Note.QUALIFIER.with(word))));
    if (found.isUneven()) {
      tally.note(metric.id(), shown, by, group, Note.COVERAGE.word());
    }
    if (found.isCut()) {
      tally.note(metric.id(), shown, by, group, Note.SAME_MONTHS.word());
    }
    if (!found.missing().isEmpty() && !found.now().isEmpty()) {
      tally.note(metric.id(), shown, by, group, Note.INCOMPLETE.word());
    }
  }

  /** The units whose months of either year do not look like what they are taken for. */
  private Set<String> doubted(Reports reports, Period shown) {
    Set<String> doubted = doubted(reports, shown.from().getYear());
    doubted.addAll(doubted(reports, shown.from().getYear() - 1));
    return doubted;
  }

  /** The units whose months of that year do not look like what they are taken for. */
  public Set<String> doubted(Reports reports, int year) {
    if (how.isCumulative()) {
      return RunningTotals.refuted(reports, year);
    }
    return how.state() || how.cumulative() != null
        ? new TreeSet<>()
        : RunningTotals.suspected(reports, year);
  }

  /** Whether one of the years has units that the other lacks. */
  private static boolean isUneven(Collection<UnitReports<Report>> units) {
    boolean now = units.stream().anyMatch(unit -> !unit.now().isEmpty());
    boolean prior = units.stream().anyMatch(unit -> !unit.prior().isEmpty());
    return now
        && prior
        && units.stream().anyMatch(unit -> unit.now().isEmpty() != unit.prior().isEmpty());
  }

  /**
   * What each unit reported for a period and the one before; of totals since January there is none
   * for a month by itself.
   */
  public SortedMap<String, UnitReports<Report>> units(Reports reports, Period shown) {
    TreeSet<YearMonth> others = new TreeSet<>();
    reports.units().values().forEach(each -> others.addAll(UnitReports.months(each, shown)));
    SortedMap<String, UnitReports<Report>> units = new TreeMap<>();
    if (how.isCumulative() && shown.kind() == Period.Kind.MONTH) {
      return units;
    }
    reports
        .units()
        .forEach((unit, each) -> units.put(unit, UnitReports.of(each, shown, how, others)));
    return units;
  }
}
