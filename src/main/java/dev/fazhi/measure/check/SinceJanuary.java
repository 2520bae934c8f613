package dev.fazhi.measure.check;

import dev.fazhi.measure.count.Counts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Numbers of a unit that from some month of a year on are totals since January, or since the first
 * month of the quarter or half-year, while those before were of single months: at once as much as
 * all together, and then more by as much as usual.
 */
final class SinceJanuary {

  /** Fewer months before or since show no habit. */
  private static final int LEAST_BEFORE = 3;

  private static final int LEAST_SINCE = 3;

  /** Smaller numbers come in any size. */
  private static final double LEAST = 5;

  /** What each month adds is usually no more than so many times as large, or as small. */
  private static final double TIMES = 3;

  private static final double TIMES_IN_SPAN = 1.7;

  private static final int YEAR = 12;

  /** Of fewer months some may rise by the season. */
  private static final int LEAST_IN_SPANS = 5;

  private SinceJanuary() {}

  /** What is odd of a year; empty for nothing. */
  static String odd(SortedMap<String, Counts.Report> times, int year) {
    List<String> months = new ArrayList<>();
    List<BigDecimal> values = new ArrayList<>();
    for (Map.Entry<String, Counts.Report> of :
        times.subMap(year + "-01", year + "-13").entrySet()) {
      months.add(of.getKey());
      values.add(of.getValue().value());
    }
    // only a year of which each month was reported tells where a quarter begins
    boolean whole =
        months.size() > 0
            && months.get(months.size() - 1).endsWith("-%02d".formatted(months.size()));
    for (int since = LEAST_BEFORE; whole && since <= values.size() - LEAST_SINCE; since++) {
      if (isTotal(values, since, YEAR)) {
        return "%s 起一月比一月大，首个月就有此前各月之和，像是从此报的是一月至当月的累计数".formatted(months.get(since));
      }
      for (int span : List.of(YEAR / 2, YEAR / 4)) {
        if (values.size() - since >= LEAST_IN_SPANS && isTotal(values, since, span)) {
          String name = span == YEAR / 2 ? "半年" : "季度";
          return "%s 起每%s从头一月比一月大，像是从此报的是本%s的累计数".formatted(months.get(since), name, name);
        }
      }
    }
    return "";
  }

  /** Whether each adds about as much as a month was to the one before in a span of months. */
  private static boolean isTotal(List<BigDecimal> values, int since, int span) {
    double all = sum(values, 0, since);
    double usual = all / since;
    double most = span < YEAR ? TIMES_IN_SPAN : TIMES;
    for (int i = since; i < values.size() && usual >= LEAST; i++) {
      int first = i - i % span;
      double before =
          i > since && i > first ? values.get(i - 1).doubleValue() : sum(values, first, i);
      double added = values.get(i).doubleValue() - before;
      if (added < usual / most || added > usual * most) {
        return false;
      }
    }
    return usual >= LEAST;
  }

  private static double sum(List<BigDecimal> values, int from, int to) {
    return values.subList(from, to).stream().mapToDouble(BigDecimal::doubleValue).sum();
  }
}
