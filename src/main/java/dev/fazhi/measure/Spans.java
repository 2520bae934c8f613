package dev.fazhi.measure;

import dev.fazhi.model.Period;
import java.util.List;

/**
 * The periods that figures are measured over, by kind.
 *
 * @param yearToDate 1 January to the cut-off
 * @param months of the year to date, in order
 * @param years whole years that are over, in order
 */
record Spans(Period yearToDate, List<Period> months, List<Period> years) {

  static Spans of(List<Period> periods) {
    return new Spans(
        kind(periods, Period.Kind.YTD).get(0),
        kind(periods, Period.Kind.MONTH),
        kind(periods, Period.Kind.YEAR));
  }

  private static List<Period> kind(List<Period> periods, Period.Kind kind) {
    return periods.stream().filter(period -> period.kind() == kind).toList();
  }

  /**
   * Whether the months make up the year to date on both sides. They do not where February of a leap
   * year is the last: as a month it has 29 days, as the year to 28 February it has not.
   */
  boolean monthsMakeTheYear() {
    Period last = months.get(months.size() - 1);
    return Side.PRIOR.of(last).to().equals(Side.PRIOR.of(yearToDate).to());
  }
}
