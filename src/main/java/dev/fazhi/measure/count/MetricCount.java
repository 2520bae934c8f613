package dev.fazhi.measure.count;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.RowTest.Moments;
import dev.fazhi.measure.aggregate.Accumulator;
import dev.fazhi.measure.count.CountedPeriods.Asked;
import dev.fazhi.measure.count.MeasuredRows.Seen;
import dev.fazhi.measure.count.RowCount.Verdict;
import dev.fazhi.model.Period;
import dev.fazhi.store.archive.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of one metric for all periods and breakdowns. It has no state but where its
 * totals lie in {@link Counts}.
 */
final class MetricCount {

  private final RowCount count;
  private final CountedPeriods periods;
  private final List<Metric.Dimension> dimensions;

  /** By the source's dimensions; one of -1 for a metric without any. */
  private final int[] breakdowns;

  /** The field that says which time a delivery covers; -1 for none. */
  private final int coverage;

  private final List<Asked> asked;
  private final @Nullable PeriodRuns runs;

  /** Where its totals begin; those of some metrics differ only in what is made of the totals. */
  private final int cells;

  /** What its totals keep for it and those that share them; nothing when it shares another's. */
  private final Set<Accumulator.Kind> kept = EnumSet.noneOf(Accumulator.Kind.class);

  /**
   * @param dimensions of the whole source
   * @param before the earlier counts of the source: one over the same rows and values lends its
   *     totals
   */
  MetricCount(
      RowCount count,
      Source source,
      CountedPeriods periods,
      List<Metric.Dimension> dimensions,
      List<MetricCount> before) {
    this.count = count;
    this.periods = periods;
    this.dimensions = dimensions;
    List<Metric.Dimension> by = count.metric().by();
    breakdowns =
        by.isEmpty() ? new int[] {-1} : by.stream().mapToInt(dimensions::indexOf).toArray();
    coverage =
        source.coverage() == null ? -1 : RowCount.index(source.rowFields(), source.coverage());
    asked = count.perPeriod() ? periods.asked(count) : List.of();
    runs =
        count.date() >= 0 || count.byCutOff()
            ? null
            : PeriodRuns.of(
                count.how().where(), source.rowFields(), asked.stream().map(Asked::at).toList());
    MetricCount first =
        before.stream().filter(other -> other.count.isLike(count)).findFirst().orElse(this);
    cells = first == this ? end(before) : first.cells;
    first.kept.add(Accumulator.Kind.of(count.how().aggregate()));
  }

  /** How many totals all of them have. */
  static int end(List<MetricCount> counts) {
    return counts.stream().mapToInt(each -> each.cells + each.breakdowns.length).max().orElse(0);
  }

  RowCount rows() {
    return count;
  }

  int cells() {
    return cells;
  }

  int[] breakdowns() {
    return breakdowns;
  }

  /** How many buckets each of its groups has. */
  int width() {
    return count.perPeriod()
        ? asked.size()
        : ComparisonYear.values().length * periods.timeline().size();
  }

  /** A row at one cut-off, with the numbers of its groups. */
  record Grouped(Seen seen, int[] groups) {}

  /**
   * Counts a row, or takes one out again.
   *
   * @param sides the row at the cut-offs of this year and of last
   */
  void count(Counts to, Grouped[] sides, boolean in) {
    if (kept.isEmpty()) {
      return;
    } else if (runs != null) {
      count(to, runs, sides[0], in);
      return;
    } else if (count.perPeriod()) {
      for (int bucket = 0; bucket < asked.size(); bucket++) {
        Asked period = asked.get(bucket);
        Grouped row = sides[period.side().ordinal()];
        if (count.isDatedIn(row.seen().row(), row.seen().unknown(), period.counted())) {
          put(to, row, bucket, period.at(), in);
        }
      }
      return;
    }
    int spans = periods.timeline().size();
    for (int side = 0; side < (count.byCutOff() ? sides.length : 1); side++) {
      Seen seen = sides[side].seen();
      int first = span(seen);
      int last = first >= 0 && isAnyDay(seen) ? spans - 1 : first;
      for (int each = first; each >= 0 && each <= last; each++) {
        if (periods.needs(side, each) || !count.byCutOff()) {
          put(to, sides[side], side * spans + each, periods.cutOff(side), in);
        }
      }
    }
  }

  private void count(Counts to, PeriodRuns ofPeriods, Grouped row, boolean in) {
    int[] begins = ofPeriods.of(row.seen().row());
    for (int run = 0; run + 1 < begins.length; run++) {
      Verdict verdict =
          begins[run] == begins[run + 1]
              ? Verdict.OUT
              : count.verdict(row.seen(), ofPeriods.at(begins[run]));
      for (int i = begins[run]; verdict != Verdict.OUT && i < begins[run + 1]; i++) {
        for (int bucket : ofPeriods.buckets(i)) {
          add(to, row, bucket, verdict, in);
        }
      }
    }
  }

  /** Whether it is not known on which day the row is. */
  private boolean isAnyDay(Seen seen) {
    boolean[] unknown = seen.unknown();
    return unknown != null && unknown[count.date()] && seen.row()[count.date()] == null;
  }

  /** The span of its day, or the first that it may be in; -1 for none. */
  private int span(Seen seen) {
    LocalDate day = RowCount.day(seen.row()[count.date()]);
    if (isAnyDay(seen) && coverage >= 0) {
      // it may have happened on any day since
      DateRange told = DateRange.of(seen.row()[coverage]);
      day = told == null ? null : told.from();
    }
    return day == null ? -1 : periods.timeline().span(day);
  }

  /** Counts a row that is dated in the bucket if it counts, and where that is open takes note. */
  private void put(Counts to, Grouped row, int bucket, Moments at, boolean in) {
    Verdict verdict = count.verdict(row.seen(), at);
    if (verdict != Verdict.OUT) {
      add(to, row, bucket, verdict, in);
    }
  }

  private void add(Counts to, Grouped row, int bucket, Verdict verdict, boolean in) {
    boolean open = verdict == Verdict.OPEN;
    Object value = open ? null : count.value(row.seen().row());
    for (int i = 0; i < breakdowns.length; i++) {
      int by = breakdowns[i];
      Accumulator total = to.cells(cells + i).at(by < 0 ? 0 : row.groups()[by], bucket);
      if (open) {
        total.addUnknown(in);
      } else {
        total.add(kept, value, in);
      }
    }
  }

  /**
   * Puts the counts of a period into the store.
   *
   * @param again whether only what has changed since it was said last is of interest
   */
  void tell(Counts counted, ComparisonYear side, Period period, CountStore store, boolean again) {
    Timeline timeline = periods.timeline();
    int offset = count.byCutOff() ? side.ordinal() * timeline.size() : 0;
    int bucket = asked.indexOf(periods.asked(count, side, period));
    int from = count.perPeriod() ? bucket : offset + timeline.from(side.of(period));
    int to = count.perPeriod() ? bucket + 1 : offset + timeline.to(side.of(period));
    boolean changed = false;
    for (int i = 0; i < breakdowns.length; i++) {
      Counts.Cells found = counted.cells(cells + i);
      List<String> names = names(counted, i);
      for (int group = 0; group < names.size(); group++) {
        if (again && !found.isTouched(group, from, to)) {
          continue;
        }
        changed = true;
        if (breakdowns[i] >= 0) {
          Accumulator total = new Accumulator();
          found.addTo(total, group, from, to);
          put(store, side, period, dimensions.get(breakdowns[i]).field(), names.get(group), total);
        }
      }
    }
    if (changed) {
      // the groups of any one breakdown make the whole
      Accumulator whole = new Accumulator();
      for (int group = 0; group < names(counted, 0).size(); group++) {
        counted.cells(cells).addTo(whole, group, from, to);
      }
      put(store, side, period, "", "", whole);
      if (count.how().aggregate() == Aggregate.DISTINCT) {
        store.putTexts(count.metric().id(), side, period, whole::texts);
      }
    }
  }

  private List<String> names(Counts counted, int breakdown) {
    int by = breakdowns[breakdown];
    return by < 0 ? List.of("") : counted.groups(by).names();
  }

  private void put(
      CountStore store,
      ComparisonYear side,
      Period period,
      String by,
      String group,
      Accumulator total) {
    long rows = total.rows(count.how());
    boolean known = total.unknown() == 0;
    BigDecimal value = rows > 0 && known ? total.value(count.how()) : null;
    CountStore.Raw raw = new CountStore.Raw(value, rows + total.unknown(), known);
    store.put(count.metric().id(), side, period, by, group, raw);
  }
}
