package dev.fazhi.measure.check;

import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Months among steady ones for which a unit seems to have given the number of another span, or that
 * of the month beside it: a quarter's, half a month's, the same number typed twice.
 */
final class SteadyMonths {

  /** Fewer other months do not show how much a month usually is. */
  private static final int LEAST_MONTHS = 6;

  /** Smaller numbers come in any size. */
  private static final double LEAST = 10;

  private static final double LEAST_HALVED = 20;

  /** So many times smaller than any other. */
  private static final double SMALL = 8;

  /** More of them are no slips. */
  private static final int MOST = 2;

  /** So many steps must neighbours usually be apart for each that may be alike by chance. */
  private static final double APART_FOR_EACH = 110;

  private final TreeMap<YearMonth, BigDecimal> months = new TreeMap<>();
  private final double usual;

  private SteadyMonths(SortedMap<String, Counts.Report> times, AsOf asOf) {
    int year = asOf.day().getYear();
    times.subMap(year - 1 + "-01", year + "-13").forEach((time, report) -> add(time, report, asOf));
    List<BigDecimal> sorted = months.values().stream().sorted().toList();
    this.usual = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2).doubleValue();
  }

  /** A month that is over; of another only a part may have been reported. */
  private void add(String time, Counts.Report report, AsOf asOf) {
    if (time.length() > "yyyy".length()) {
      YearMonth month = YearMonth.parse(time);
      if (!month.atEndOfMonth().isAfter(asOf.day())) {
        months.put(month, report.value());
      }
    }
  }

  /** What is odd of numbers that are each meant for one month; empty for nothing. */
  static String odd(SortedMap<String, Counts.Report> times, AsOf asOf) {
    SteadyMonths all = new SteadyMonths(times, asOf);
    String said = all.usual >= LEAST ? all.spans(2.5, 3.6, "一个季度") : "";
    said = said.isEmpty() && all.usual >= LEAST_HALVED ? all.spans(1.7, 2.4, "两个月") : said;
    said = said.isEmpty() && all.usual >= LEAST_HALVED ? all.spans(0.4, 0.6, "半个月") : said;
    said = said.isEmpty() ? all.twice() : said;
    return said.isEmpty() ? all.small() : said;
  }

  /**
   * The first of those that are so many times the usual, if they are few and all others are steady.
   */
  private String spans(double least, double most, String span) {
    List<YearMonth> found = new ArrayList<>();
    boolean whole = least > 1;
    double around = whole ? 1.34 : 1.25;
    for (Map.Entry<YearMonth, BigDecimal> of : months.entrySet()) {
      double times = of.getValue().doubleValue() / usual;
      if (times >= least && times <= most) {
        found.add(of.getKey());
      } else if (times > around || times < 1 / around) {
        return "";
      }
    }
    // what stands for months that were not reported is right, and around the new year few work
    found.removeIf(
        month ->
            whole
                ? !months.containsKey(month.minusMonths(1))
                    && (least < 2 || !months.containsKey(month.minusMonths(2)))
                : month.getMonthValue() <= 2);
    // what comes every year has its season
    if (found.stream().anyMatch(month -> found.contains(month.minusYears(1)))) {
      return "";
    }
    if (found.isEmpty() || found.size() > MOST || months.size() - found.size() < LEAST_MONTHS) {
      return "";
    }
    YearMonth first = found.get(0);
    return "%s 报 %s，别的月都在 %s 上下，像是把%s的数报成了一个月的"
        .formatted(first, shown(first), Math.round(usual), span);
  }

  private String twice() {
    YearMonth found = null;
    double apart = 0;
    BigDecimal before = null;
    for (Map.Entry<YearMonth, BigDecimal> of : months.entrySet()) {
      BigDecimal value = of.getValue();
      if (before != null) {
        apart += value.subtract(before).abs().doubleValue();
        if (value.compareTo(before) == 0) {
          if (found != null) {
            return "";
          }
          found = of.getKey();
        }
      }
      before = value;
    }
    int pairs = months.size() - 1;
    return found != null
            && months.size() > LEAST_MONTHS
            && apart / pairs
                >= APART_FOR_EACH * pairs * step(months.getOrDefault(found, BigDecimal.ZERO))
        ? "%s 报 %s，与上一个月正好相同，像是同一个数填了两遍".formatted(found, shown(found))
        : "";
  }

  /** To what a number was rounded: round ones come again sooner. */
  private static double step(BigDecimal number) {
    return Math.pow(10, Math.max(0, -Decimals.stripped(number).stripTrailingZeros().scale()));
  }

  /** The first that is hardly an eighth of any other: a digit is missing. */
  private String small() {
    List<BigDecimal> sorted = months.values().stream().sorted().toList();
    if (sorted.size() > LEAST_MONTHS) {
      double second = sorted.get(1).doubleValue();
      YearMonth found =
          months.entrySet().stream()
              .filter(of -> of.getValue().compareTo(sorted.get(0)) == 0)
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow();
      if (second >= LEAST_HALVED && sorted.get(0).doubleValue() * SMALL <= second) {
        return "%s 报 %s，别的月都在 %s 以上，像是少写了一位"
            .formatted(found, shown(found), Decimals.plain(Decimals.stripped(sorted.get(1))));
      }
    }
    return "";
  }

  private String shown(YearMonth month) {
    return Decimals.plain(Decimals.stripped(months.getOrDefault(month, BigDecimal.ZERO)));
  }
}
