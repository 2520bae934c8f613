package dev.fazhi.measure.count;

import dev.fazhi.measure.count.Counts.Report;
import dev.fazhi.measure.count.Counts.Reports;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether what units report for the months of a year are totals since January rather than what came
 * in each month. Totals never fall; numbers of single months do so by chance once in {@code n!}
 * times for {@code n} months of different numbers, and hardly ever while they begin with so little
 * as one month's part of the last.
 */
public final class RunningTotals {

  /** Fewer may rise by the season. */
  private static final int LEAST_MONTHS = 5;

  /** Where order by chance is so improbable, a third of the growth of totals is enough. */
  private static final double HARDLY_EVER = 1e-4;

  private static final double RARELY = 1e-2;
  private static final int OF_MUCH_ORDER = 3;
  private static final int OF_LITTLE_ORDER = 2;

  /** Totals fall where they were corrected; by more than one in so many they are none. */
  private static final BigDecimal CORRECTED_ONE_IN = BigDecimal.TEN;

  /** Fewer quarters rise too often. */
  private static final int LEAST_QUARTERS = 3;

  private static final int QUARTER = 3;
  private static final double YEAR = 12;

  /** Within these parts of last year's a number is of the whole year, and so is no quarter. */
  private static final double LEAST_OF_LAST_YEAR = 0.75;

  private static final double MOST_OF_LAST_YEAR = 1.35;
  private static final double TOO_MUCH = 1.5;

  private RunningTotals() {}

  /**
   * The months of one unit in one year.
   *
   * @param chance that numbers of single months come in this order
   * @param growth of the first number to the last that totals would have
   */
  private record Months(
      String unit,
      BigDecimal first,
      BigDecimal last,
      BigDecimal fall,
      double chance,
      double growth) {

    /** Whether the last is more than the first by that part of what totals grow by. */
    private static boolean grow(List<Months> all, int part) {
      double least = 0;
      double last = 0;
      for (Months months : all) {
        least += months.first.doubleValue() * (1 + (months.growth - 1) / part);
        last += months.last.doubleValue();
      }
      return last >= least;
    }
  }

  /** The units whose numbers of that year look like totals; empty for none. */
  public static Set<String> suspected(Reports reports, int year) {
    List<Months> rising = new ArrayList<>();
    Set<String> sure = new TreeSet<>();
    boolean falls = false;
    double chance = 1;
    for (Months months : months(reports, year, LEAST_MONTHS)) {
      if (months.fall.signum() > 0) {
        falls = true;
      } else if (months.last.compareTo(months.first) > 0) {
        rising.add(months);
        chance *= months.chance;
        if (months.chance <= HARDLY_EVER && Months.grow(List.of(months), OF_MUCH_ORDER)) {
          sure.add(months.unit);
        }
      }
    }
    boolean all =
        !falls
            && (chance <= HARDLY_EVER && Months.grow(rising, OF_MUCH_ORDER)
                || chance <= RARELY && Months.grow(rising, OF_LITTLE_ORDER));
    if (all) {
      rising.forEach(months -> sure.add(months.unit));
    }
    reports
        .units()
        .forEach(
            (unit, times) -> {
              if (isByQuarter(times, year)) {
                sure.add(unit);
              }
            });
    return sure;
  }

  /** Rising quarters, of which the last is what last year was as a whole, and all are far more. */
  private static boolean isByQuarter(TreeMap<String, Report> times, int year) {
    SortedMap<String, Report> own = times.subMap(year + "-01", year + "-13");
    Report before = times.get(Integer.toString(year - 1));
    if (before == null
        || own.size() < LEAST_QUARTERS
        || times.containsKey(Integer.toString(year))) {
      return false;
    }
    double first = 0;
    double last = 0;
    double sum = 0;
    for (Map.Entry<String, Report> each : own.entrySet()) {
      double value = each.getValue().value().doubleValue();
      if (month(each.getKey()) % QUARTER != 0 || value <= last) {
        return false;
      }
      first = first == 0 ? value : first;
      last = value;
      sum += value;
    }
    double whole = before.value().doubleValue() * month(own.lastKey()) / YEAR;
    return first * own.size() <= last * 2
        && last >= whole * LEAST_OF_LAST_YEAR
        && last <= whole * MOST_OF_LAST_YEAR
        && sum >= whole * TOO_MUCH;
  }

  /** The units whose numbers of that year fall too often or too far to be totals. */
  public static Set<String> refuted(Reports reports, int year) {
    Set<String> refuted = new TreeSet<>();
    for (Months months : months(reports, year, 2)) {
      BigDecimal most = months.first.max(months.last);
      if (months.fall.multiply(CORRECTED_ONE_IN).compareTo(most) > 0) {
        refuted.add(months.unit);
      }
    }
    return refuted;
  }

  private static List<Months> months(Reports reports, int year, int least) {
    List<Months> all = new ArrayList<>();
    reports
        .units()
        .forEach(
            (unit, times) -> {
              SortedMap<String, Report> own = times.subMap(year + "-01", year + "-13");
              if (own.size() >= least) {
                all.add(months(unit, own));
              }
            });
    return all;
  }

  private static Months months(String unit, SortedMap<String, Report> own) {
    BigDecimal fall = BigDecimal.ZERO;
    Map<BigDecimal, Integer> times = new HashMap<>();
    double chance = 1;
    int count = 0;
    BigDecimal first = own.values().iterator().next().value();
    BigDecimal last = first;
    for (Report report : own.values()) {
      BigDecimal value = report.value().stripTrailingZeros();
      if (value.compareTo(last) < 0) {
        fall = fall.add(last.subtract(value));
      }
      last = value;
      chance *= (double) times.merge(value, 1, Integer::sum) / ++count;
    }
    return new Months(
        unit, first, last, fall, chance, (double) month(own.lastKey()) / month(own.firstKey()));
  }

  private static int month(String time) {
    return Integer.parseInt(time.substring(5));
  }
}
