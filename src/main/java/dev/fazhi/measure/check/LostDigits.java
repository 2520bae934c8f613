package dev.fazhi.measure.check;

import dev.fazhi.measure.count.Counts;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * Numbers of a unit that are those of the time before without a digit, or of a year that are so
 * many times those of the last that they are of another unit of measure.
 */
final class LostDigits {

  /** Of fewer digits one may well be the other without one. */
  private static final int LEAST_DIGITS = 4;

  private static final BigDecimal TIMES = BigDecimal.valueOf(5);

  /** No year is so many times the last. */
  private static final BigDecimal MANIFOLD = BigDecimal.valueOf(50);

  /** Smaller numbers come in any size. */
  private static final BigDecimal LEAST = BigDecimal.valueOf(500);

  private LostDigits() {}

  /** One number after the other, of which the one is the other without a digit. */
  static String odd(SortedMap<String, Counts.Report> times, int year) {
    Map<Integer, Map.Entry<String, Counts.Report>> before = new HashMap<>();
    for (Map.Entry<String, Counts.Report> of :
        times.subMap(Integer.toString(year - 1), year + "-13").entrySet()) {
      Map.Entry<String, Counts.Report> last = before.put(of.getKey().length(), of);
      if (last != null && of.getKey().startsWith(Integer.toString(year))) {
        String now = ReportDoubts.plain(of.getValue().value());
        String then = ReportDoubts.plain(last.getValue().value());
        boolean whole = of.getKey().length() == "yyyy".length();
        if (whole && isManifold(of.getValue().value(), last.getValue().value())) {
          return "%s 年报 %s，%s 年报的却是 %s，像是单位不同，或多写、少写了几位"
              .formatted(of.getKey(), now, last.getKey(), then);
        }
        if (isWithoutDigit(now, then) || isWithoutDigit(then, now)) {
          return "%s 报 %s，%s 报的却是 %s，像是多写、少写了一位".formatted(of.getKey(), now, last.getKey(), then);
        }
      }
    }
    return "";
  }

  /** Whether a short number is the long one without a digit, and far smaller. */
  private static boolean isWithoutDigit(String small, String large) {
    if (large.length() < LEAST_DIGITS
        || large.length() != small.length() + 1
        || !large.chars().allMatch(Character::isDigit)
        || new BigDecimal(small).multiply(TIMES).compareTo(new BigDecimal(large)) > 0) {
      return false;
    }
    int at = 0;
    while (at < small.length() && small.charAt(at) == large.charAt(at)) {
      at++;
    }
    return small.substring(at).equals(large.substring(at + 1));
  }

  private static boolean isManifold(BigDecimal one, BigDecimal other) {
    return one.min(other).signum() > 0
        && one.max(other).compareTo(LEAST) >= 0
        && one.max(other).compareTo(one.min(other).multiply(MANIFOLD)) >= 0;
  }
}
