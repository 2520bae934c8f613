package dev.fazhi.measure.check;

import dev.fazhi.measure.count.Counts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Numbers of a unit that from some month of a year on are totals since January, while those before
 * were of single months: at once as much as all together, and then more by as much as usual.
 */
final class SinceJanuary {

  /** Fewer months before or since show no habit. */
  private static final int LEAST_BEFORE = 3;

  private static final int LEAST_SINCE = 3;

  /** Smaller numbers come in any size. */
  private static final double LEAST = 5;

  /** What each month adds is usually no more than so many times as large, or as small. */
  private static final double TIMES = 3;

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
    double sum = 0;
    for (int since = 0; since < values.size(); since++) {
      if (since >= LEAST_BEFORE
          && values.size() - since >= LEAST_SINCE
          && months.get(0).endsWith("-01")
          && isTotal(values, since, sum)) {
        return "%s 起一月比一月大，首个月就有此前各月之和，像是从此报的是一月至当月的累计数".formatted(months.get(since));
      }
      sum += values.get(since).doubleValue();
    }
    return "";
  }

  /**
   * Whether each is more than the one before by about as much as a month was.
   *
   * @param sum of those before
   */
  private static boolean isTotal(List<BigDecimal> values, int since, double sum) {
    double usual = sum / since;
    double before = sum;
    if (usual < LEAST) {
      return false;
    }
    for (int i = since; i < values.size(); i++) {
      double added = values.get(i).doubleValue() - before;
      if (added < usual / TIMES || added > usual * TIMES) {
        return false;
      }
      before = values.get(i).doubleValue();
    }
    return true;
  }
}
