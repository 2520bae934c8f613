package dev.fazhi.measure.trace;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds up traced rows independently of the count. Durations are added in seconds and converted to
 * days once, at the end.
 */
final class TraceSum {

  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");

  private final Metric.@Nullable Rows how;
  private final @Nullable String reported;
  private final Set<Object> different = new HashSet<>();
  private final List<BigDecimal> values = new ArrayList<>();
  private BigDecimal sum = BigDecimal.ZERO;
  private long counted;
  private long rows;

  TraceSum(Metric metric) {
    how = metric.counting() instanceof Metric.Rows overRows ? overRows : null;
    reported = metric.counting() instanceof Metric.Reported values ? values.value() : null;
  }

  /**
   * Adds a row.
   *
   * @return what it adds, spans of time in days; null when it adds nothing, and for plain counts
   */
  @Nullable Object add(Source source, List<@Nullable Object> row) {
    rows++;
    Object value = value(source, row);
    if (value == null) {
      return null;
    }
    counted++;
    if (how != null && how.aggregate() == Metric.Aggregate.DISTINCT) {
      different.add(value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
      return value;
    }
    BigDecimal number = number(value);
    sum = sum.add(number);
    if (isRanked()) {
      values.add(number);
    }
    return value instanceof Duration ? days(number) : number;
  }

  private @Nullable Object value(Source source, List<@Nullable Object> row) {
    if (reported != null) {
      return value(source, row, reported);
    }
    Metric.Operand of = how == null ? null : how.of();
    if (of instanceof Metric.Operand.Value field) {
      return value(source, row, field.field());
    } else if (of instanceof Metric.Operand.Days days) {
      Object from = value(source, row, days.from());
      Object to = value(source, row, days.to());
      return from == null || to == null ? null : Duration.between(moment(from), moment(to));
    }
    return null;
  }

  private static @Nullable Object value(Source source, List<@Nullable Object> row, String field) {
    return row.get(source.fields().indexOf(source.field(field)));
  }

  private static LocalDateTime moment(Object value) {
    return value instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) value;
  }

  private static BigDecimal number(Object value) {
    if (value instanceof Duration span) {
      return BigDecimal.valueOf(span.toSeconds());
    }
    return value instanceof BigDecimal exact
        ? exact
        : BigDecimal.valueOf(((Number) value).longValue());
  }

  private static BigDecimal days(BigDecimal seconds) {
    return seconds.divide(SECONDS_A_DAY, MathContext.DECIMAL128);
  }

  private boolean isRanked() {
    return how != null
        && (how.aggregate() == Metric.Aggregate.MEDIAN || how.aggregate() == Metric.Aggregate.P90);
  }

  long rows() {
    return rows;
  }

  /** Whether there is nothing that could make a value. */
  boolean isNothing() {
    return rows == 0 || (isOverValues() && counted == 0);
  }

  private boolean isOverValues() {
    return isRanked() || (how != null && how.aggregate() == Metric.Aggregate.MEAN);
  }

  /** What the rows come to, not rounded; null for a mean of nothing. */
  @Nullable BigDecimal value() {
    if (how == null) {
      return sum;
    }
    BigDecimal parts = how.of() instanceof Metric.Operand.Days ? SECONDS_A_DAY : BigDecimal.ONE;
    return switch (how.aggregate()) {
      case COUNT -> BigDecimal.valueOf(rows);
      case SUM -> sum.divide(parts, MathContext.DECIMAL128);
      case DISTINCT -> BigDecimal.valueOf(different.size());
      case MEAN ->
          counted == 0
              ? null
              : sum.divide(parts.multiply(BigDecimal.valueOf(counted)), MathContext.DECIMAL128);
      case MEDIAN -> ranked(HALF, parts);
      case P90 -> ranked(NINE_TENTHS, parts);
    };
  }

  /** Between the two values that the rank lies between, in proportion, as spreadsheets do. */
  private @Nullable BigDecimal ranked(BigDecimal share, BigDecimal parts) {
    if (values.isEmpty()) {
      return null;
    }
    Collections.sort(values);
    BigDecimal rank = share.multiply(BigDecimal.valueOf(values.size() - 1L));
    int lower = rank.intValue();
    BigDecimal value = values.get(lower);
    if (lower + 1 < values.size()) {
      BigDecimal way = rank.subtract(BigDecimal.valueOf(lower));
      value = value.add(values.get(lower + 1).subtract(value).multiply(way));
    }
    return value.divide(parts, MathContext.DECIMAL128);
  }
}
