package dev.fazhi.measure.count;

import dev.fazhi.measure.delivery.LastDay;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What single values by which a source is delivered lack in one of two years, while the other has
 * it: the exports of one town, say, for some months or altogether.
 *
 * <p>A value's rows of both years are shared out over the months as those of the values are that
 * both years have. A run of months in which it has none was not delivered when so many rows fall to
 * it that none at all is no accident. So one with a few cases a year has no gap, nor has one beside
 * which the others were as few. Rows of that year without a value, as far as they are more than in
 * the other, may be its own.
 */
public final class DeliveryGaps {

  private final MonthRows rows;
  private final Period now;
  private final List<YearMonth> months = new ArrayList<>();

  /** The values that both years have, by which the others are judged. */
  private final Set<String> measured = new HashSet<>();

  private final long[] measuredNow;
  private final long[] measuredPrior;
  private final long measuredTotal;

  /**
   * What a value lacks.
   *
   * @param side whether this year or last year lacks it
   * @param months of that year, in order
   * @param whole whether the value has nothing at all in that year's period
   */
  public record Gap(String value, ComparisonYear side, List<YearMonth> months, boolean whole) {}

  DeliveryGaps(MonthRows rows, Period now) {
    this.rows = rows;
    this.now = now;
    YearMonth end = YearMonth.from(now.to());
    for (YearMonth month = YearMonth.from(now.from());
        !month.isAfter(end);
        month = month.plusMonths(1)) {
      months.add(month);
    }
    for (String value : rows.values()) {
      if (sum(value, ComparisonYear.NOW) > 0 && sum(value, ComparisonYear.PRIOR) > 0) {
        measured.add(value);
      }
    }
    if (measured.isEmpty()) {
      measured.addAll(rows.values());
    }
    measuredNow = measured(ComparisonYear.NOW);
    measuredPrior = measured(ComparisonYear.PRIOR);
    measuredTotal = LongStream.of(measuredNow).sum() + LongStream.of(measuredPrior).sum();
  }

  /** What the measured values together have on that side, by month. */
  private long[] measured(ComparisonYear side) {
    long[] counts = new long[months.size()];
    for (String value : measured) {
      for (int i = 0; i < counts.length; i++) {
        counts[i] += count(value, side, i);
      }
    }
    return counts;
  }

  /** Of a year's gaps those in a part of it; whole where they lack all that there is of it. */
  static List<Gap> within(List<Gap> ofYear, Period part) {
    List<Gap> within = new ArrayList<>();
    for (Gap gap : ofYear) {
      YearMonth first = YearMonth.from(gap.side().of(part).from());
      YearMonth last = YearMonth.from(gap.side().of(part).to());
      List<YearMonth> months =
          gap.months().stream().filter(m -> !m.isBefore(first) && !m.isAfter(last)).toList();
      if (!months.isEmpty()) {
        boolean whole = months.size() > first.until(last, ChronoUnit.MONTHS);
        within.add(new Gap(gap.value(), gap.side(), months, whole));
      }
    }
    return within;
  }

  /** The gaps in the order of values, of each those of this year first. */
  List<Gap> find() {
    List<Gap> gaps = new ArrayList<>();
    for (String value : rows.values()) {
      for (ComparisonYear side : ComparisonYear.values()) {
        List<YearMonth> missing = missing(value, side);
        if (!missing.isEmpty()) {
          gaps.add(new Gap(value, side, missing, sum(value, side) == 0));
        }
      }
    }
    return List.copyOf(gaps);
  }

  private List<YearMonth> missing(String value, ComparisonYear side) {
    List<YearMonth> missing = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= months.size(); i++) {
      if (i == months.size() || count(value, side, i) > 0) {
        if (i > start && isNoAccident(value, side, start, i)) {
          add(value, side, start, i, missing);
        }
        start = i + 1;
      }
    }
    return missing;
  }

  /** What neither year has is no difference. */
  private void add(String value, ComparisonYear side, int start, int end, List<YearMonth> missing) {
    for (int i = start; i < end; i++) {
      if (count(value, other(side), i) > 0) {
        missing.add(on(side, months.get(i)));
      }
    }
  }

  private boolean isNoAccident(String value, ComparisonYear side, int start, int end) {
    long own = sum(value, ComparisonYear.NOW) + sum(value, ComparisonYear.PRIOR);
    long all = measured.contains(value) ? measuredTotal : measuredTotal + own;
    long[] others = side == ComparisonYear.NOW ? measuredNow : measuredPrior;
    long inRun = Arrays.stream(others, start, end).sum();
    long unnamed =
        sum(Figure.NO_GROUP, side, start, end) - sum(Figure.NO_GROUP, other(side), start, end);
    return own * inRun >= (LastDay.EXPECTED_ROWS + Math.max(0, unnamed)) * all;
  }

  private long sum(String value, ComparisonYear side) {
    return sum(value, side, 0, months.size());
  }

  private long sum(String value, ComparisonYear side, int start, int end) {
    long sum = 0;
    for (int i = start; i < end; i++) {
      sum += count(value, side, i);
    }
    return sum;
  }

  private long count(String value, ComparisonYear side, int month) {
    return rows.count(value, on(side, months.get(month)), side.of(now));
  }

  private static YearMonth on(ComparisonYear side, YearMonth month) {
    return side == ComparisonYear.NOW ? month : month.minusYears(1);
  }

  private static ComparisonYear other(ComparisonYear side) {
    return side == ComparisonYear.NOW ? ComparisonYear.PRIOR : ComparisonYear.NOW;
  }
}
