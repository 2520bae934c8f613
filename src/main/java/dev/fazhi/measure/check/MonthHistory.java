package dev.fazhi.measure.check;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.measure.count.Comparability;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole months of a metric, last year's and this year's, and whether the newest lies where the
 * earlier ones let expect it: the median, more or less five times the median deviation from it. A
 * deviation below a fiftieth of the median, or below one unit, counts as that, so that a metric
 * which hardly ever moved does not give an alarm at its first step. Campaigns, storms and closed
 * offices make a month some times as much or a part of it: that is no fault of an export. A month
 * that is like the same month last year has its season, and a metric that is nothing in most months
 * has no usual value.
 */
final class MonthHistory {

  private static final int LEAST_MONTHS = 6;
  private static final BigDecimal TIMES = BigDecimal.valueOf(5);
  private static final BigDecimal LEAST_PART = new BigDecimal("0.02");

  /** So many times the median a month may rise by, or one of so many cases more. */
  private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(3);

  private static final BigDecimal FEW_CASES = BigDecimal.valueOf(20);

  /** By such a part of it a month may fall. */
  private static final BigDecimal MOST_PART = new BigDecimal("0.6");

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Metric metric;
  private final TreeMap<YearMonth, BigDecimal> values = new TreeMap<>();
  private final @Nullable YearMonth newest;

  /**
   * A month outside of the expected range.
   *
   * @param months number of earlier months compared
   */
  record Jump(
      YearMonth month,
      BigDecimal value,
      int months,
      BigDecimal median,
      BigDecimal least,
      BigDecimal most) {}

  MonthHistory(Metric metric, List<Figure> figures, Comparability comparability) {
    this.metric = metric;
    YearMonth last = null;
    for (Figure figure : figures) {
      Period period = figure.period();
      YearMonth month = YearMonth.from(period.to());
      boolean whole = month.atEndOfMonth().equals(period.to());
      if (figure.isTotal() && period.kind() == Period.Kind.MONTH && whole) {
        put(month, figure.current().value(), true);
        // a month that was not delivered is no history
        put(
            month.minusYears(1),
            figure.last().value(),
            comparability.has(metric.source(), month.minusYears(1)));
        last = last == null || month.isAfter(last) ? month : last;
      }
    }
    newest = last;
  }

  private void put(YearMonth month, @Nullable BigDecimal value, boolean delivered) {
    if (value != null && delivered) {
      values.put(month, value);
    }
  }

  /** Empty when the newest month is as usual, or there is too little to tell. */
  Optional<Jump> jump() {
    YearMonth month = newest;
    BigDecimal value = month == null ? null : values.get(month);
    if (month == null || value == null || !isWatched()) {
      return Optional.empty();
    }
    Map<YearMonth, BigDecimal> earlier = values.headMap(month);
    if (earlier.size() < LEAST_MONTHS) {
      return Optional.empty();
    }
    BigDecimal median = median(new ArrayList<>(earlier.values()));
    BigDecimal deviation =
        median(earlier.values().stream().map(each -> each.subtract(median).abs()).toList());
    BigDecimal allowed =
        deviation
            .max(median.abs().multiply(LEAST_PART))
            .max(BigDecimal.ONE.movePointLeft(metric.decimals()))
            .multiply(TIMES);
    BigDecimal most = median.add(allowed.max(median.multiply(MOST_TIMES)).max(fewCases()));
    BigDecimal least =
        median.subtract(allowed.max(median.multiply(MOST_PART))).max(BigDecimal.ZERO);
    boolean within = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    if (within
        || isNear(value, values.get(month.minusYears(1)), allowed)
        || (median.signum() == 0 && deviation.signum() == 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new Jump(month, value, earlier.size(), shown(median), shown(least), shown(most)));
  }

  private BigDecimal fewCases() {
    return metric.decimals() > 0 ? BigDecimal.ZERO : FEW_CASES;
  }

  private static boolean isNear(BigDecimal value, @Nullable BigDecimal other, BigDecimal allowed) {
    return other != null && value.subtract(other).abs().compareTo(allowed) <= 0;
  }

  /**
   * Whether the metric is watched: counts and sums that do not depend on the cut-off, since fewer
   * of the newest cases are closed; and every metric with an expectation.
   */
  private boolean isWatched() {
    if (metric.expectation() != null) {
      return true;
    }
    if (metric.counting() instanceof Metric.Rows rows) {
      boolean flow = rows.aggregate() == Aggregate.COUNT || rows.aggregate() == Aggregate.SUM;
      return flow && rows.date() != null && rows.where().stream().noneMatch(MonthHistory::moves);
    }
    return metric.counting() instanceof Metric.Reported reported && !reported.takesLatest();
  }

  private static boolean moves(Condition condition) {
    return !condition.variables().isEmpty();
  }

  private static BigDecimal median(List<BigDecimal> values) {
    List<BigDecimal> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    BigDecimal upper = sorted.get(size / 2);
    return size % 2 == 1
        ? upper
        : sorted.get(size / 2 - 1).add(upper).divide(TWO, metricScale(upper), RoundingMode.HALF_UP);
  }

  private static int metricScale(BigDecimal value) {
    return Math.max(0, value.scale()) + 1;
  }

  private BigDecimal shown(BigDecimal value) {
    return value.setScale(metric.decimals(), RoundingMode.HALF_UP);
  }
}
