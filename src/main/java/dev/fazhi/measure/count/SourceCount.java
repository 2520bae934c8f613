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
import dev.fazhi.measure.count.MetricCount.Grouped;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
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
  private final List<MetricCount> counts = new ArrayList<>();
  private final List<ReportedCount> reported = new ArrayList<>();
  private final List<Metric.Dimension> dimensions;
  private final int[] dimensionFields;
  private final @Nullable RowTest exclude;
  private final DayCount days;
  private final Set<Integer> read;
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
    List<Field> fields = source.rowFields();
    Set<String> names = new TreeSet<>();
    metrics.forEach(metric -> names.addAll(FieldUse.fields(metric)));
    measured = new MeasuredRows(source, source.measured(names), asOf, absent);
    dimensions =
        metrics.stream()
            .filter(metric -> metric.counting() instanceof Metric.Rows)
            .flatMap(metric -> metric.by().stream())
            .distinct()
            .toList();
    dimensionFields =
        dimensions.stream().mapToInt(by -> RowCount.index(fields, by.field())).toArray();
    CountedPeriods counted = new CountedPeriods(asOf, periods);
    for (Metric metric : metrics) {
      if (metric.counting() instanceof Metric.Rows) {
        RowCount rows = RowCount.of(metric, source);
        counts.add(new MetricCount(rows, source, counted, dimensions, counts));
      } else if (metric.counting() instanceof Metric.Reported) {
        reported.add(new ReportedCount(metric, source.fields()));
      }
    }
    Condition excluded = source.exclude();
    exclude = excluded == null ? null : excluded.compile(fields);
    days = new DayCount(source, asOf, IntStream.of(dimensionFields));
    read =
        FieldsRead.of(
            source, counts.stream().map(MetricCount::rows).toList(), reported, days.reads());
  }

  public Source source() {
    return source;
  }

  /** The fields that are looked at, as numbers in the source's order; the others may be empty. */
  public Set<Integer> read() {
    return read;
  }

  public Counts nothing() {
    int[] widths = new int[MetricCount.end(counts)];
    for (MetricCount count : counts) {
      Arrays.fill(widths, count.cells(), count.cells() + count.breakdowns().length, count.width());
    }
    return new Counts(dimensions.size(), widths, reported.size());
  }

  /** Adds what was counted of other rows. */
  void add(Counts to, Counts more) {
    int[] by = new int[MetricCount.end(counts)];
    for (MetricCount count : counts) {
      System.arraycopy(count.breakdowns(), 0, by, count.cells(), count.breakdowns().length);
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
    Seen[] seen = measured.at(fact, partners);
    Grouped[] sides = grouped(to, seen);
    for (MetricCount count : counts) {
      count.count(to, sides, in);
    }
    for (int i = 0; i < reported.size(); i++) {
      reported.get(i).count(to.reports(i), row, in);
    }
    days.count(to.days(), seen[ComparisonYear.NOW.ordinal()], in);
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

  /**
   * Puts the counts into the tally.
   *
   * @param periods some of those that were counted
   * @param coverage which time deliveries cover; of what they do not, nothing is said
   * @param again whether only what has changed since it was said last is of interest
   */
  public void tell(
      Counts counted, List<Period> periods, Coverage coverage, CountStore tally, boolean again) {
    for (MetricCount count : counts) {
      for (ComparisonYear side : ComparisonYear.values()) {
        for (Period period : periods) {
          boolean late = count.rows().perPeriod() || period.kind() == Period.Kind.YEAR;
          if (!late || coverage.covers(source.id(), side.of(period))) {
            count.tell(counted, side, period, tally, again);
          }
        }
      }
    }
    for (int i = 0; i < MetricCount.end(counts); i++) {
      counted.cells(i).watch();
    }
    for (int i = 0; i < reported.size(); i++) {
      reported.get(i).tell(counted.reports(i), periods, tally);
    }
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

  static String text(@Nullable Object value) {
    return value == null
        ? Figure.NO_GROUP
        : value instanceof Boolean truth ? (truth ? "TRUE" : "FALSE") : value.toString();
  }
}
