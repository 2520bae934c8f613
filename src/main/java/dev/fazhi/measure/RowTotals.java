package dev.fazhi.measure;

import dev.fazhi.definition.Metric;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what scans return and, when all is in, makes the values of it: a mean is a sum over a
 * count, days are seconds.
 */
final class RowTotals {

  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

  private record Key(Metric metric, Side side, Period period, String by, String group) {}

  private record Sum(@Nullable BigDecimal value, long rows) {
    Sum plus(Sum other) {
      BigDecimal sum =
          value == null ? other.value : other.value == null ? value : value.add(other.value);
      return new Sum(sum, rows + other.rows);
    }
  }

  private final Tally tally;
  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  RowTotals(Tally tally) {
    this.tally = tally;
  }

  void add(
      Metric metric,
      Side side,
      Period period,
      Metric.@Nullable Dimension dimension,
      String group,
      @Nullable BigDecimal value,
      @Nullable BigDecimal rows) {
    if (rows != null && rows.signum() > 0) {
      Key key = new Key(metric, side, period, dimension == null ? "" : dimension.field(), group);
      sums.merge(key, new Sum(value, rows.longValueExact()), Sum::plus);
    }
  }

  void finish() {
    sums.forEach(
        (key, sum) ->
            tally.put(
                key.metric().id(),
                key.side(),
                key.period(),
                key.by(),
                key.group(),
                new Tally.Raw(value((Metric.Rows) key.metric().counting(), sum), sum.rows())));
    sums.clear();
  }

  private static @Nullable BigDecimal value(Metric.Rows rows, Sum sum) {
    BigDecimal value = sum.value();
    if (value == null) {
      return rows.aggregate() == Metric.Aggregate.SUM ? BigDecimal.ZERO : null;
    }
    if (rows.aggregate() == Metric.Aggregate.MEDIAN || rows.aggregate() == Metric.Aggregate.P90) {
      // some databases interpolate in floating point: what lies between two values is a multiple of
      // a tenth
      value = value.setScale(3, RoundingMode.HALF_UP);
    }
    boolean mean = rows.aggregate() == Metric.Aggregate.MEAN;
    boolean days = rows.of() instanceof Metric.Operand.Days;
    if (!mean && !days) {
      return value;
    }
    BigDecimal parts =
        (mean ? BigDecimal.valueOf(sum.rows()) : BigDecimal.ONE)
            .multiply(days ? SECONDS_A_DAY : BigDecimal.ONE);
    return value.divide(parts, MathContext.DECIMAL128);
  }
}
