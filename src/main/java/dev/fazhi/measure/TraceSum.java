package dev.fazhi.measure;

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

/** What rows come to, added up here once more, so that the database's word is not taken for it. */
final class TraceSum {

  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

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

  /** What a row adds. */
  @Nullable Object counted(Source source, List<@Nullable Object> values) {
    if (reported != null) {
      return value(source, values, reported);
    }
    Metric.Operand of = how == null ? null : how.of();
    if (of instanceof Metric.Operand.Value field) {
      return value(source, values, field.field());
    } else if (of instanceof Metric.Operand.Days days) {
      Object from = value(source, values, days.from());
      Object to = value(source, values, days.to());
      return from == null || to == null
          ? null
          : BigDecimal.valueOf(Duration.between(moment(from), moment(to)).toSeconds())
              .divide(SECONDS_A_DAY, MathContext.DECIMAL128);
    }
    return null;
  }

  private static @Nullable Object value(
      Source source, List<@Nullable Object> values, String field) {
    return values.get(source.fields().indexOf(source.field(field)));
  }

  private static LocalDateTime moment(Object value) {
    return value instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) value;
  }

  void add(@Nullable Object value) {
    rows++;
    if (value == null) {
      return;
    }
    counted++;
    if (how != null && how.aggregate() == Metric.Aggregate.DISTINCT) {
      different.add(value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
    } else {
      BigDecimal number =
          value instanceof BigDecimal exact
              ? exact
              : BigDecimal.valueOf(((Number) value).longValue());
      sum = sum.add(number);
      if (isRanked()) {
        values.add(number);
      }
    }
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
    return switch (how.aggregate()) {
      case COUNT -> BigDecimal.valueOf(rows);
      case SUM -> sum;
      case DISTINCT -> BigDecimal.valueOf(different.size());
      case MEAN ->
          counted == 0 ? null : sum.divide(BigDecimal.valueOf(counted), MathContext.DECIMAL128);
      case MEDIAN, P90 -> ranked();
    };
  }

  private @Nullable BigDecimal ranked() {
    if (values.isEmpty()) {
      return null;
    }
    Collections.sort(values);
    int size = values.size();
    if (how != null && how.aggregate() == Metric.Aggregate.P90) {
      // nearest rank: the smallest that nine tenths do not exceed
      return values.get((9 * size + 9) / 10 - 1);
    }
    BigDecimal upper = values.get(size / 2);
    return size % 2 == 1
        ? upper
        : values.get(size / 2 - 1).add(upper).divide(TWO, MathContext.DECIMAL128);
  }
}
