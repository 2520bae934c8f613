package dev.fazhi.measure.count;

import dev.fazhi.model.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The spans of days between the begins and ends of all periods of this year and last: each period
 * is a run of them, so that a row is counted in one span and not once for every period.
 */
final class Timeline {

  private final List<LocalDate> begins;
  private final long firstDay;

  /** By days from the first; -1 for none. */
  private final int[] spans;

  Timeline(List<Period> periods) {
    TreeSet<LocalDate> edges = new TreeSet<>();
    for (Period period : periods) {
      for (ComparisonYear side : ComparisonYear.values()) {
        edges.add(side.of(period).from());
        edges.add(side.of(period).to().plusDays(1));
      }
    }
    begins = new ArrayList<>(edges);
    firstDay = edges.first().toEpochDay();
    spans = new int[(int) (edges.last().toEpochDay() - firstDay)];
    for (int i = 0; i < size(); i++) {
      int end = (int) (begins.get(i + 1).toEpochDay() - firstDay);
      for (int day = (int) (begins.get(i).toEpochDay() - firstDay); day < end; day++) {
        spans[day] = i;
      }
    }
  }

  int size() {
    return begins.size() - 1;
  }

  /** The span that the day lies in; -1 when it is before or after all of them. */
  int span(LocalDate day) {
    long at = day.toEpochDay() - firstDay;
    return at < 0 || at >= spans.length ? -1 : spans[(int) at];
  }

  /** The first span of a period of either side. */
  int from(Period counted) {
    return begins.indexOf(counted.from());
  }

  /** The span after its last. */
  int to(Period counted) {
    return begins.indexOf(counted.to().plusDays(1));
  }
}
