package dev.fazhi.measure.count;

import dev.fazhi.definition.condition.RowTest.Moments;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The periods of both years for which a source is counted, and what conditions see of them. */
final class CountedPeriods {

  private final AsOf asOf;
  private final List<Period> periods;
  private final Timeline timeline;
  private final List<Moments> cutOffs;
  private final boolean[][] needed;

  CountedPeriods(AsOf asOf, List<Period> periods) {
    this.asOf = asOf;
    this.periods = periods;
    timeline = new Timeline(periods);
    cutOffs =
        Stream.of(ComparisonYear.values())
            .map(side -> RowCount.moments(side.of(asOf), asOf.yearToDate()))
            .toList();
    needed = new boolean[ComparisonYear.values().length][timeline.size()];
    for (ComparisonYear side : ComparisonYear.values()) {
      for (Period period : periods) {
        Period counted = side.of(period);
        for (int span = timeline.from(counted); span < timeline.to(counted); span++) {
          needed[side.ordinal()][span] = true;
        }
      }
    }
  }

  Timeline timeline() {
    return timeline;
  }

  /** What conditions see of a dated row, by the year whose cut-off it is looked at. */
  Moments cutOff(int side) {
    return cutOffs.get(side);
  }

  /** Whether any period of that year has the span. */
  boolean needs(int side, int span) {
    return needed[side][span];
  }

  /** A period that a metric is asked for by itself, and what its conditions see. */
  record Asked(Period counted, Moments at, ComparisonYear side) {}

  /** Each but once: a year is also last year of the next. */
  List<Asked> asked(RowCount count) {
    Set<Asked> all = new LinkedHashSet<>();
    for (ComparisonYear side : ComparisonYear.values()) {
      periods.forEach(period -> all.add(asked(count, side, period)));
    }
    return List.copyOf(all);
  }

  Asked asked(RowCount count, ComparisonYear side, Period period) {
    Moments at = RowCount.moments(side.of(asOf), side.of(period));
    return new Asked(
        side.of(period),
        count.byCutOff() ? at : new Moments(null, at.periodStart(), at.periodEnd()),
        count.byCutOff() ? side : ComparisonYear.NOW);
  }
}
