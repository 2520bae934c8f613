package dev.fazhi.measure.aggregate;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Metric;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An accumulator: the number of rows and what the aggregate needs. It is exact, so that parts can
 * be merged in any order, and rows removed again.
 */
public final class Accumulator implements Serializable {

  private static final long serialVersionUID = 1;

  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");

  private long rows;
  private long values;
  private long unknown;
  private long whole;
  private BigDecimal sum = BigDecimal.ZERO;
  private @Nullable Amounts amounts;

  /** Adds or removes a row without a value. */
  public void add(boolean in) {
    rows += in ? 1 : -1;
  }

  /** What is kept of the values that are aggregated. */
  public enum Kind {
    NUMBER,
    SUM,
    DIFFERENT,
    RANKED;

    /** What that needs. */
    public static Kind of(Aggregate aggregate) {
      return switch (aggregate) {
        case COUNT -> NUMBER;
        case SUM, MEAN -> SUM;
        case DISTINCT -> DIFFERENT;
        case MEDIAN, P90 -> RANKED;
      };
    }
  }

  /**
   * Adds or removes a row with its value: durations in seconds as {@code Long}, numbers as {@code
   * Long} or {@code BigDecimal}, anything for distinct counts; null when it is empty.
   */
  public void add(Set<Kind> kinds, @Nullable Object value, boolean in) {
    add(in);
    if (value == null) {
      return;
    }
    values += in ? 1 : -1;
    for (Kind kind : kinds) {
      switch (kind) {
        case NUMBER -> {}
        case SUM -> sum(value, in);
        case DIFFERENT -> amounts().addDifferent(value, in ? 1 : -1);
        case RANKED -> amounts().add(value, in);
      }
    }
  }

  private void sum(Object value, boolean in) {
    if (value instanceof Long number) {
      long more = in ? number : -number;
      long both = whole + more;
      // of the least of all numbers there is no opposite
      if (((whole ^ both) & (more ^ both)) >= 0 && number != Long.MIN_VALUE) {
        whole = both;
        return;
      }
    }
    sum = in ? sum.add(Amounts.exact(value)) : sum.subtract(Amounts.exact(value));
  }

  /** What was added up, spans of time in seconds. */
  public BigDecimal sum() {
    return sum.add(BigDecimal.valueOf(whole));
  }

  /** Adds or removes a row of which it is unknown whether it counts, or with which value. */
  public void addUnknown(boolean in) {
    unknown += in ? 1 : -1;
  }

  /** The number of such rows, with which the total is unknown. */
  public long unknown() {
    return unknown;
  }

  /** Adds the rows and values of another. */
  public void add(Accumulator other) {
    rows += other.rows;
    unknown += other.unknown;
    values += other.values;
    sum = sum.add(other.sum());
    Amounts more = other.amounts;
    if (more != null) {
      amounts().add(more);
    }
  }

  /** The different texts that were counted. */
  public Set<String> texts() {
    return amounts == null ? Set.of() : amounts.texts();
  }

  private Amounts amounts() {
    Amounts known = amounts;
    if (known == null) {
      known = new Amounts();
      amounts = known;
    }
    return known;
  }

  /** The number of rows; for a mean, of values. */
  public long rows(Metric.Rows how) {
    return how.aggregate() == Aggregate.MEAN ? values : rows;
  }

  /** The result, not rounded; null for none, such as a mean of nothing. */
  public @Nullable BigDecimal value(Metric.Rows how) {
    BigDecimal parts = how.of() instanceof Metric.Operand.Days ? SECONDS_A_DAY : BigDecimal.ONE;
    return switch (how.aggregate()) {
      case COUNT -> BigDecimal.valueOf(how.of() == null ? rows : values);
      case DISTINCT -> BigDecimal.valueOf(amounts == null ? 0 : amounts.different());
      case SUM -> over(sum(), parts);
      case MEAN -> values == 0 ? null : over(sum(), parts.multiply(BigDecimal.valueOf(values)));
      case MEDIAN -> over(ranked(HALF), parts);
      case P90 -> over(ranked(NINE_TENTHS), parts);
    };
  }

  private @Nullable BigDecimal ranked(BigDecimal share) {
    return amounts == null ? null : amounts.ranked(share);
  }

  private static @Nullable BigDecimal over(@Nullable BigDecimal value, BigDecimal parts) {
    return value == null || parts.equals(BigDecimal.ONE)
        ? value
        : value.divide(parts, MathContext.DECIMAL128);
  }
}
