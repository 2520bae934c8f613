package dev.fazhi.measure.count;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.measure.count.MeasuredRows.Seen;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of one source by the day that they are of, finds the newest event, and counts how
 * long rows were open. It has no state.
 */
final class DayCount {

  private final Source source;
  private final int coverage;
  private final int deliveredBy;
  private final int[] events;

  /** Those of the events that close what was opened, and may not have happened yet. */
  private final int[] closing;

  /** The fields of more than one level that a breakdown looks at anyway. */
  private final int[] paths;

  private final List<Period> years;

  /**
   * @param broken the numbers of the fields that the source is broken down by
   */
  DayCount(Source source, AsOf asOf, IntStream broken) {
    this.source = source;
    this.coverage = index(source, source.coverage());
    this.deliveredBy = index(source, source.deliveredBy());
    this.events = source.events().stream().mapToInt(name -> index(source, name)).toArray();
    this.closing =
        IntStream.of(events)
            .filter(event -> event != coverage && !source.rowFields().get(event).required())
            .toArray();
    this.paths =
        broken
            .filter(field -> source.rowFields().get(field).type() == Field.Type.PATH)
            .distinct()
            .toArray();
    this.years =
        Stream.of(ComparisonYear.values()).map(side -> side.of(asOf.yearToDate())).toList();
  }

  private static int index(Source source, @Nullable String name) {
    return name == null ? -1 : RowCount.index(source.rowFields(), name);
  }

  /** The fields that are looked at, as numbers; -1 for none. */
  int[] reads() {
    return IntStream.concat(IntStream.of(coverage, deliveredBy), IntStream.of(events)).toArray();
  }

  /** Counts a row, or takes it out again. */
  void count(DayCounts to, Seen seen, boolean in) {
    @Nullable Object[] row = seen.row();
    int times = in ? 1 : -1;
    Object covered = coverage < 0 ? null : row[coverage];
    LocalDate opened = covered == null || covered instanceof String ? null : RowCount.day(covered);
    if (covered != null) {
      String by = deliveredBy < 0 ? Figure.NO_GROUP : SourceCount.text(row[deliveredBy]);
      to.add(by, opened == null ? covered : opened, times);
    }
    for (int path : paths) {
      if (opened != null && row[path] instanceof String name) {
        to.path(source.rowFields().get(path).name(), name, YearMonth.from(opened), times);
      }
    }
    for (int event : events) {
      LocalDate day = RowCount.day(row[event]);
      if (day != null) {
        to.event(day);
      }
    }
    for (ComparisonYear side : ComparisonYear.values()) {
      Period year = years.get(side.ordinal());
      if (opened != null && !opened.isBefore(year.from()) && !opened.isAfter(year.to())) {
        ages(to.open(), seen, opened, side, times);
      }
    }
  }

  private void ages(OpenCases to, Seen seen, LocalDate opened, ComparisonYear side, int times) {
    LocalDate cutOff = years.get(side.ordinal()).to();
    boolean[] unknown = seen.unknown();
    for (int event : closing) {
      LocalDate closed = RowCount.day(seen.row()[event]);
      if (closed == null ? unknown != null && unknown[event] : closed.isBefore(opened)) {
        continue;
      }
      boolean open = closed == null || closed.isAfter(cutOff);
      LocalDate end = open || closed == null ? cutOff : closed;
      int days = (int) ChronoUnit.DAYS.between(opened, end);
      to.add(source.rowFields().get(event).name(), side, open, days, times);
    }
  }
}
