package dev.fazhi.measure.count;

import dev.fazhi.definition.Metric;
import dev.fazhi.model.Period;
import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one unit reported for a period, beside that of last year which can be set against it. The
 * value for a year wins over those for its months; of a state the latest counts. Where this year is
 * known by some of its months, the same months of last year stand beside them, since a year that is
 * still being reported is no year to be compared with a whole one.
 *
 * @param now what counts for the period, by the time that it is for
 * @param prior what counts of last year
 * @param missing months of the period that are over, and that the unit would have reported
 * @param isCut whether less of last year counts than was reported for its period
 * @param isUneven whether the two are of different months all the same
 */
public record UnitReports<T>(
    NavigableMap<String, T> now,
    NavigableMap<String, T> prior,
    TreeSet<YearMonth> missing,
    boolean isCut,
    boolean isUneven) {

  private static final int MONTHS = 12;

  /**
   * @param reports all that the unit reported, by year or month
   * @param how what they are: of totals, as of a state, the latest counts
   * @param others the months of the period that any unit reported
   */
  public static <T> UnitReports<T> of(
      TreeMap<String, T> reports, Period period, Metric.Reported how, TreeSet<YearMonth> others) {
    boolean state = how.takesLatest();
    Period before = period.samePeriodLastYear();
    NavigableMap<String, T> now = counted(reports, period, state);
    NavigableMap<String, T> whole = counted(reports, before, state);
    boolean ofYear = now.size() == 1 && now.firstKey().length() == 4;
    if (period.kind() == Period.Kind.MONTH || ofYear && state) {
      return new UnitReports<>(now, whole, new TreeSet<>(), false, isPart(now, whole, period));
    }
    TreeSet<YearMonth> nowMonths = months(reports, period);
    TreeSet<YearMonth> priorMonths = months(reports, before);
    if (ofYear || nowMonths.isEmpty() || nowMonths.size() == MONTHS && !state) {
      boolean monthly = !whole.isEmpty() && whole.firstKey().length() > 4;
      boolean lacks = monthly && whole.size() < period.to().getMonthValue();
      TreeSet<YearMonth> missing = ofYear ? new TreeSet<>() : missing(reports, period, others);
      return new UnitReports<>(
          now, whole, missing, false, !now.isEmpty() && lacks || isPart(now, whole, period));
    }
    NavigableMap<String, T> same = new TreeMap<>();
    for (YearMonth month : priorMonths) {
      YearMonth later = month.plusYears(1);
      if (state ? !later.isAfter(nowMonths.last()) : nowMonths.contains(later)) {
        same.put(month.toString(), reports.get(month.toString()));
      }
    }
    if (state && !same.isEmpty()) {
      same = same.tailMap(same.lastKey(), true);
    }
    if (how.isCumulative()) {
      String month = nowMonths.last().minusYears(1).toString();
      TreeSet<YearMonth> later = missing(reports, period, others);
      return new UnitReports<>(
          now,
          same.isEmpty() ? whole : same,
          new TreeSet<>(later.tailSet(nowMonths.last())),
          !same.isEmpty() && !same.keySet().equals(whole.keySet()),
          !whole.isEmpty() && !same.containsKey(month));
    }
    NavigableMap<String, T> prior = same.isEmpty() ? whole : same;
    boolean uneven =
        state
            ? same.isEmpty() && !whole.isEmpty() && whole.firstKey().length() > 4
            : !prior.isEmpty() && same.size() < nowMonths.size() || isPart(now, prior, period);
    return new UnitReports<>(
        now,
        prior,
        state ? new TreeSet<>() : missing(reports, period, others),
        !prior.keySet().equals(whole.keySet()),
        uneven);
  }

  /** A month that is not over yet, and the whole of it last year. */
  private static <T> boolean isPart(
      NavigableMap<String, T> now, NavigableMap<String, T> prior, Period period) {
    YearMonth last = YearMonth.from(period.to());
    return !last.atEndOfMonth().equals(period.to())
        && now.containsKey(last.toString())
        && prior.containsKey(last.minusYears(1).toString());
  }

  /**
   * The months that it reported last year and not this year, or that the others did where it never
   * reported before; one that reports by the quarter has its months.
   */
  private static <T> TreeSet<YearMonth> missing(
      TreeMap<String, T> reports, Period period, TreeSet<YearMonth> others) {
    TreeSet<YearMonth> now = months(reports, period);
    TreeSet<YearMonth> prior = months(reports, period.samePeriodLastYear());
    boolean quarterly = now.stream().allMatch(month -> month.getMonthValue() % 3 == 0);
    TreeSet<YearMonth> missing = new TreeSet<>();
    YearMonth month = YearMonth.from(period.from());
    for (; !month.atEndOfMonth().isAfter(period.to()); month = month.plusMonths(1)) {
      boolean usual =
          prior.isEmpty()
              ? others.contains(month) && !quarterly
              : prior.contains(month.minusYears(1));
      if (usual && !now.contains(month)) {
        missing.add(month);
      }
    }
    return missing;
  }

  /** The values of one unit that count for the period by itself. */
  private static <T> NavigableMap<String, T> counted(
      TreeMap<String, T> reports, Period period, boolean state) {
    String year = Integer.toString(period.from().getYear());
    if (period.kind() != Period.Kind.MONTH && reports.containsKey(year)) {
      return reports.subMap(year, true, year, true);
    }
    NavigableMap<String, T> months = ofMonths(reports, period);
    return !state || months.isEmpty() ? months : months.tailMap(months.lastKey(), true);
  }

  /** A year as such sorts before its months. */
  private static <T> NavigableMap<String, T> ofMonths(TreeMap<String, T> reports, Period period) {
    return reports.subMap(
        YearMonth.from(period.from()).toString(),
        true,
        YearMonth.from(period.to()).toString(),
        true);
  }

  static TreeSet<YearMonth> months(SortedMap<String, ?> reports, Period period) {
    return ofMonths(new TreeMap<>(reports), period).keySet().stream()
        .map(YearMonth::parse)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public NavigableMap<String, T> of(ComparisonYear side) {
    return side == ComparisonYear.NOW ? now : prior;
  }
}
