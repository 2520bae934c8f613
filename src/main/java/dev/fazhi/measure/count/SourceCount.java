package dev.fazhi.measure.count;

import dev.fazhi.definition.FieldUse;
import dev.fazhi.definition.MeasuredField;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.RowTest;
import dev.fazhi.definition.condition.RowTest.Moments;
import dev.fazhi.measure.count.MeasuredRows.Seen;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts all metrics of one source at once, a row at a time, for every period of both years and
 * every breakdown. A dated row is counted in the one span of the timeline that it lies in, once as
 * seen at the cut-off and once as at the same day last year; only metrics whose conditions name the
 * period are asked for each. It has no state: threads count into their own {@link Counts}.
 */
public final class SourceCount {

  private final Source source;
  private final AsOf asOf;
  private final Timeline timeline;
  private final List<RowCount> counts = new ArrayList<>();
  private final List<ReportedCount> reported = new ArrayList<>();
  private final List<Metric.Dimension> dimensions;
  private final int[] dimensionFields;
  private final List<int[]> breakdowns = new ArrayList<>();

  /** Where the totals of a count begin; those of some differ only in what is made of the totals. */
  private final int[] cells;

  /** What totals keep for a count and those that share them; nothing for one that shares others. */
  private final List<Set<Accumulator.Kind>> kept = new ArrayList<>();

  private int allCells;
  private final List<Moments> cutOffs = new ArrayList<>();
  private final List<List<Asked>> asked = new ArrayList<>();
  private final List<@Nullable PeriodRuns> runs = new ArrayList<>();
  private final boolean[][] needed;
  private final @Nullable RowTest exclude;
  private final int coverage;
  private final int deliveredBy;
  private final int[] events;
  private final Set<Integer> read = new TreeSet<>();
  private final MeasuredRows measured;

  /**
   * @param absent by load the fields that its file does not have, so that they are not known of
   *     rows in which they are empty
   */
  public SourceCount(
      Source source,
      List<Metric> metrics,
      AsOf asOf,
      List<Period> periods,
      Map<Long, Set<String>> absent) {
    this.source = source;
    this.asOf = asOf;
    this.timeline = new Timeline(periods);
    List<Field> fields = source.rowFields();
    Set<String> names = new TreeSet<>();
    metrics.forEach(metric -> names.addAll(FieldUse.fields(metric)));
    measured = new MeasuredRows(source, source.measured(names), asOf, absent);
    Set<Metric.Dimension> all = new LinkedHashSet<>();
    for (Metric metric : metrics) {
      if (metric.counting() instanceof Metric.Rows) {
        counts.add(RowCount.of(metric, source));
        all.addAll(metric.by());
      } else if (metric.counting() instanceof Metric.Reported) {
        reported.add(new ReportedCount(metric, source.fields()));
      }
    }
    dimensions = List.copyOf(all);
    dimensionFields = all.stream().mapToInt(by -> RowCount.index(fields, by.field())).toArray();
    for (RowCount count : counts) {
      List<Metric.Dimension> by = count.metric().by();
      breakdowns.add(
          by.isEmpty() ? new int[] {-1} : by.stream().mapToInt(dimensions::indexOf).toArray());
      by.forEach(dimension -> read.add(RowCount.index(fields, dimension.field())));
      asked.add(count.perPeriod() ? asked(count, periods) : List.of());
      runs.add(runs(count, asked.get(asked.size() - 1)));
    }
    cells = new int[counts.size()];
    for (int i = 0; i < counts.size(); i++) {
      share(i);
    }
    needed = new boolean[ComparisonYear.values().length][timeline.size()];
    for (ComparisonYear side : ComparisonYear.values()) {
      cutOffs.add(RowCount.moments(side.of(asOf), asOf.yearToDate()));
      for (Period period : periods) {
        Period counted = side.of(period);
        for (int span = timeline.from(counted); span < timeline.to(counted); span++) {
          needed[side.ordinal()][span] = true;
        }
      }
    }
    Condition excluded = source.exclude();
    exclude = excluded == null ? null : excluded.compile(fields);
    String of = source.coverage();
    coverage = of == null ? -1 : RowCount.index(fields, of);
    String by = source.deliveredBy();
    deliveredBy = by == null ? -1 : RowCount.index(fields, by);
    events = source.events().stream().mapToInt(name -> RowCount.index(fields, name)).toArray();
    readFields(excluded);
  }

  /** Gives a count totals of its own, or those of an earlier one over the same rows and values. */
  private void share(int index) {
    RowCount count = counts.get(index);
    Set<Accumulator.Kind> own = EnumSet.noneOf(Accumulator.Kind.class);
    kept.add(own);
    int first = 0;
    while (!isSame(counts.get(first), count)) {
      first++;
    }
    kept.get(first).add(Accumulator.Kind.of(count.how().aggregate()));
    cells[index] = first == index ? allCells : cells[first];
    allCells += first == index ? breakdowns.get(index).length : 0;
  }

  private static boolean isSame(RowCount one, RowCount other) {
    return one.metric().by().equals(other.metric().by())
        && Objects.equals(one.how().of(), other.how().of())
        && Objects.equals(one.how().date(), other.how().date())
        && one.how().where().equals(other.how().where());
  }

  /** A period that a metric is asked for by itself, and what its conditions see. */
  private record Asked(Period counted, Moments at, ComparisonYear side) {}

  /** Each but once: a year is also last year of the next. */
  private List<Asked> asked(RowCount count, List<Period> periods) {
    Set<Asked> all = new LinkedHashSet<>();
    for (ComparisonYear side : ComparisonYear.values()) {
      periods.forEach(period -> all.add(asked(count, side, period)));
    }
    return List.copyOf(all);
  }

  private @Nullable PeriodRuns runs(RowCount count, List<Asked> periods) {
    boolean dated = count.date() >= 0 || count.byCutOff();
    List<Moments> moments = periods.stream().map(Asked::at).toList();
    return dated ? null : PeriodRuns.of(count.how().where(), source.rowFields(), moments);
  }

  private Asked asked(RowCount count, ComparisonYear side, Period period) {
    Moments at = RowCount.moments(side.of(asOf), side.of(period));
    return new Asked(
        side.of(period),
        count.byCutOff() ? at : new Moments(null, at.periodStart(), at.periodEnd()),
        count.byCutOff() ? side : ComparisonYear.NOW);
  }

  private void readFields(@Nullable Condition excluded) {
    List<Condition> conditions = new ArrayList<>();
    if (excluded != null) {
      conditions.add(excluded);
    }
    for (RowCount count : counts) {
      conditions.addAll(count.how().where());
      for (int index : new int[] {count.date(), count.value(), count.since()}) {
        read.add(index);
      }
    }
    for (ReportedCount count : reported) {
      conditions.addAll(count.how().where());
      count.fields().forEach(read::add);
    }
    for (Condition condition : conditions) {
      condition.fields().forEach(name -> read.add(RowCount.index(source.rowFields(), name)));
    }
    int stored = source.fields().size();
    Set<String> found = new TreeSet<>();
    read.stream()
        .filter(index -> index >= stored)
        .forEach(index -> found.add(source.rowFields().get(index).name()));
    read.removeIf(index -> index >= stored);
    source.stored(found).forEach(name -> read.add(RowCount.index(source.fields(), name)));
    read.add(coverage);
    read.add(deliveredBy);
    for (int event : events) {
      read.add(event);
    }
    read.remove(-1);
  }

  public Source source() {
    return source;
  }

  /** The fields that are looked at, as numbers in the source's order; the others may be empty. */
  public Set<Integer> read() {
    return read;
  }

  public Counts nothing() {
    int[] widths = new int[allCells];
    for (int i = 0; i < counts.size(); i++) {
      boolean each = counts.get(i).perPeriod();
      int width = each ? asked.get(i).size() : ComparisonYear.values().length * timeline.size();
      Arrays.fill(widths, cells[i], cells[i] + breakdowns.get(i).length, width);
    }
    return new Counts(dimensions.size(), widths, reported.size());
  }

  /** Adds what was counted of other rows. */
  void add(Counts to, Counts more) {
    int[] by = new int[allCells];
    for (int i = 0; i < counts.size(); i++) {
      System.arraycopy(breakdowns.get(i), 0, by, cells[i], breakdowns.get(i).length);
    }
    to.add(more, by);
  }

  /** Whether the row counts at all. */
  public boolean isIncluded(@Nullable Object[] row) {
    return exclude == null || !exclude.holds(row, Moments.NONE);
  }

  /** The other sources whose rows are looked up, as known after a load. */
  public Partners partners(FactScan scan, long knownLoad) {
    return measured.partners(scan, knownLoad);
  }

  /** The other sources whose rows are looked up. */
  public Collection<MeasuredField.Lookup> lookups() {
    return measured.lookups();
  }

  /** The values of a row at the cut-offs of this year and of last, by the source's row fields. */
  public @Nullable Object[][] values(FactScan.Fact fact, Partners partners) {
    return Stream.of(measured.at(fact, partners)).map(Seen::row).toArray(Object[][]::new);
  }

  /** A row at one cut-off, with the numbers of its groups. */
  private record Grouped(Seen seen, int[] groups) {}

  /**
   * Counts a row, or takes one out again.
   *
   * @param partners what it looks up
   * @param in whether it counts from now on, or no longer
   */
  public void count(Counts to, FactScan.Fact fact, Partners partners, boolean in) {
    @Nullable Object[] row = fact.values();
    if (!isIncluded(row)) {
      return;
    }
    Grouped[] sides = grouped(to, measured.at(fact, partners));
    for (int i = 0; i < counts.size(); i++) {
      if (!kept.get(i).isEmpty()) {
        count(to, i, sides, in);
      }
    }
    for (int i = 0; i < reported.size(); i++) {
      reported.get(i).count(to.reports(i), row, in);
    }
    Object covered = coverage < 0 ? null : row[coverage];
    if (covered != null) {
      to.days()
          .add(
              deliveredBy < 0 ? Figure.NO_GROUP : text(row[deliveredBy]),
              covered instanceof String ? covered : day(covered),
              in ? 1 : -1);
    }
    for (int event : events) {
      Object day = row[event];
      if (day != null) {
        to.days().event(day(day));
      }
    }
  }

  private Grouped[] grouped(Counts to, Seen[] seen) {
    Grouped[] sides = new Grouped[seen.length];
    for (int side = 0; side < sides.length; side++) {
      if (side > 0 && seen[side] == seen[0]) {
        sides[side] = sides[0];
        continue;
      }
      int[] groups = new int[dimensions.size()];
      for (int i = 0; i < groups.length; i++) {
        Object of = seen[side].row()[dimensionFields[i]];
        groups[i] = to.groups(i).number(group(of, dimensions.get(i).level()));
      }
      sides[side] = new Grouped(seen[side], groups);
    }
    return sides;
  }

  private void count(Counts to, int index, Grouped[] sides, boolean in) {
    RowCount count = counts.get(index);
    PeriodRuns ofPeriods = runs.get(index);
    if (ofPeriods != null) {
      count(to, index, ofPeriods, sides[0], in);
      return;
    }
    if (count.perPeriod()) {
      List<Asked> periods = asked.get(index);
      for (int bucket = 0; bucket < periods.size(); bucket++) {
        Asked period = periods.get(bucket);
        Grouped row = sides[period.side().ordinal()];
        if (count.isDatedIn(row.seen().row(), row.seen().unknown(), period.counted())) {
          put(to, index, row, bucket, period.at(), in);
        }
      }
      return;
    }
    for (int side = 0; side < (count.byCutOff() ? cutOffs.size() : 1); side++) {
      Seen seen = sides[side].seen();
      int first = span(count, seen);
      int last = first >= 0 && isAnyDay(count, seen) ? timeline.size() - 1 : first;
      for (int each = first; each >= 0 && each <= last; each++) {
        if (needed[side][each] || !count.byCutOff()) {
          put(to, index, sides[side], side * timeline.size() + each, cutOffs.get(side), in);
        }
      }
    }
  }

  private void count(Counts to, int index, PeriodRuns ofPeriods, Grouped row, boolean in) {
    int[] begins = ofPeriods.of(row.seen().row());
    for (int run = 0; run + 1 < begins.length; run++) {
      Verdict verdict =
          begins[run] == begins[run + 1]
              ? Verdict.OUT
              : verdict(counts.get(index), row.seen(), ofPeriods.at(begins[run]));
      for (int i = begins[run]; verdict != Verdict.OUT && i < begins[run + 1]; i++) {
        for (int bucket : ofPeriods.buckets(i)) {
          add(to, index, row, bucket, verdict, in);
        }
      }
    }
  }

  /** Whether it is not known on which day the row is. */
  private static boolean isAnyDay(RowCount count, Seen seen) {
    boolean[] unknown = seen.unknown();
    return unknown != null && unknown[count.date()] && seen.row()[count.date()] == null;
  }

  /** The span of its day, or the first that it may be in; -1 for none. */
  private int span(RowCount count, Seen seen) {
    LocalDate day = RowCount.day(seen.row()[count.date()]);
    if (isAnyDay(count, seen) && coverage >= 0 && !(seen.row()[coverage] instanceof String)) {
      // it may have happened on any day since
      day = RowCount.day(seen.row()[coverage]);
    }
    return day == null ? -1 : timeline.span(day);
  }

  /** Whether a row counts. */
  private enum Verdict {
    COUNTS,
    OUT,
    /** It depends on values that nobody knows. */
    OPEN
  }

  private static Verdict verdict(RowCount count, Seen seen, Moments at) {
    boolean[] unknown = seen.unknown();
    if (unknown != null && count.isOpen(seen.row(), unknown, at)) {
      return Verdict.OPEN;
    }
    return count.holds(seen.row(), at) ? Verdict.COUNTS : Verdict.OUT;
  }

  /** Counts a row that is dated in the bucket if it counts, and where that is open takes note. */
  private void put(Counts to, int index, Grouped row, int bucket, Moments at, boolean in) {
    Verdict verdict = verdict(counts.get(index), row.seen(), at);
    if (verdict != Verdict.OUT) {
      add(to, index, row, bucket, verdict, in);
    }
  }

  private void add(Counts to, int index, Grouped row, int bucket, Verdict verdict, boolean in) {
    boolean open = verdict == Verdict.OPEN;
    Object value = open ? null : counts.get(index).value(row.seen().row());
    int[] by = breakdowns.get(index);
    for (int i = 0; i < by.length; i++) {
      Accumulator total =
          to.cells(cells[index] + i).at(by[i] < 0 ? 0 : row.groups()[by[i]], bucket);
      if (open) {
        total.addUnknown(in);
      } else {
        total.add(kept.get(index), value, in);
      }
    }
  }

  /**
   * Puts the counts into the tally.
   *
   * @param periods some of those that were counted
   * @param coverage which time deliveries cover; of what they do not, nothing is said
   * @param again whether only what has changed since it was said last is of interest
   */
  public void tell(
      Counts counted, List<Period> periods, Coverage coverage, CountStore tally, boolean again) {
    for (int i = 0; i < counts.size(); i++) {
      for (ComparisonYear side : ComparisonYear.values()) {
        for (Period period : periods) {
          boolean late = counts.get(i).perPeriod() || period.kind() == Period.Kind.YEAR;
          if (!late || coverage.covers(source.id(), side.of(period))) {
            tell(counted, i, side, period, tally, again);
          }
        }
      }
    }
    for (int i = 0; i < allCells; i++) {
      counted.cells(i).watch();
    }
    for (int i = 0; i < reported.size(); i++) {
      reported.get(i).tell(counted.reports(i), periods, tally);
    }
  }

  private void tell(
      Counts counted,
      int index,
      ComparisonYear side,
      Period period,
      CountStore tally,
      boolean again) {
    RowCount count = counts.get(index);
    int[] by = breakdowns.get(index);
    int offset = count.byCutOff() ? side.ordinal() * timeline.size() : 0;
    int bucket = asked.get(index).indexOf(asked(count, side, period));
    int from = count.perPeriod() ? bucket : offset + timeline.from(side.of(period));
    int to = count.perPeriod() ? bucket + 1 : offset + timeline.to(side.of(period));
    String id = count.metric().id();
    boolean changed = false;
    for (int i = 0; i < by.length; i++) {
      Counts.Cells found = counted.cells(cells[index] + i);
      List<String> names = by[i] < 0 ? List.of("") : counted.groups(by[i]).names();
      for (int group = 0; group < names.size(); group++) {
        if (again && !found.isTouched(group, from, to)) {
          continue;
        }
        changed = true;
        if (by[i] >= 0) {
          Accumulator total = new Accumulator();
          found.addTo(total, group, from, to);
          String field = dimensions.get(by[i]).field();
          put(tally, id, side, period, field, names.get(group), count.how(), total);
        }
      }
    }
    if (changed) {
      // the groups of any one breakdown make the whole
      int groups = by[0] < 0 ? 1 : counted.groups(by[0]).names().size();
      Accumulator whole = new Accumulator();
      for (int group = 0; group < groups; group++) {
        counted.cells(cells[index]).addTo(whole, group, from, to);
      }
      put(tally, id, side, period, "", "", count.how(), whole);
    }
  }

  private static void put(
      CountStore tally,
      String metric,
      ComparisonYear side,
      Period period,
      String by,
      String group,
      Metric.Rows how,
      Accumulator total) {
    long rows = total.rows(how);
    boolean known = total.unknown() == 0;
    BigDecimal value = rows > 0 && known ? total.value(how) : null;
    tally.put(
        metric, side, period, by, group, new CountStore.Raw(value, rows + total.unknown(), known));
  }

  /** The group of a breakdown that a row belongs to; one without a value has its own. */
  public static String group(Source source, Metric.Dimension dimension, @Nullable Object[] row) {
    return group(row[RowCount.index(source.rowFields(), dimension.field())], dimension.level());
  }

  private static String group(@Nullable Object of, int levels) {
    String value = text(of);
    int end = -1;
    for (int level = 0; level < levels; level++) {
      end = value.indexOf('>', end + 1);
      if (end < 0) {
        return value;
      }
    }
    return end < 0 ? value : value.substring(0, end);
  }

  private static String text(@Nullable Object value) {
    return value == null
        ? Figure.NO_GROUP
        : value instanceof Boolean truth ? (truth ? "TRUE" : "FALSE") : value.toString();
  }

  private static LocalDate day(Object value) {
    LocalDate day = RowCount.day(value);
    if (day == null) {
      throw new IllegalStateException("no day: " + value);
    }
    return day;
  }
}
