package dev.fazhi.publish.table;

import dev.fazhi.definition.Metric;
import dev.fazhi.model.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a number that is no figure itself follows from figures, so that a reader and the check of
 * what was written can work it out again from {@code figures.csv}.
 *
 * @param kind the calculation
 * @param of its operands, the row's own figure first
 */
public record Derivation(Kind kind, List<Datum.Operand> of) implements Datum.Operand {

  /** The calculations. */
  public enum Kind {
    /** The figure as it is, of another period than its row's. */
    SAME,
    /** The first in percent of the second, to two decimals, half up. */
    SHARE,
    /** (first − second) ÷ second in percent, to two decimals, half up. */
    CHANGE,
    /** First − second. */
    POINTS,
    /** All together. */
    SUM,
    /** All together, of groups that have no rows of their own. */
    REST
  }

  /** A number that is declared. */
  public record Fixed(BigDecimal number) implements Datum.Operand {

    /**
     * That of a group without a case in a period of which there are data: it has no row in {@code
     * figures.csv}.
     */
    public static final Fixed ZERO = new Fixed(BigDecimal.ZERO);

    @Override
    public @Nullable BigDecimal value(Function<Origin, @Nullable BigDecimal> figures) {
      return number;
    }
  }

  /** The rate of what two numbers come to. */
  record Rate(Metric metric, Datum.Operand numerator, Datum.Operand denominator)
      implements Datum.Operand {
    @Override
    public @Nullable BigDecimal value(Function<Origin, @Nullable BigDecimal> figures) {
      BigDecimal upper = numerator.value(figures);
      BigDecimal lower = denominator.value(figures);
      return upper == null || lower == null ? null : metric.quotient(upper, lower);
    }
  }

  /** Of a percentage that is worked out here. */
  public static final int PERCENT_DECIMALS = 2;

  /** The number by these figures; null when one is missing or the base is zero. */
  @Override
  public @Nullable BigDecimal value(Function<Origin, @Nullable BigDecimal> figures) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (Datum.Operand operand : of) {
      BigDecimal number = operand.value(figures);
      if (number == null) {
        return null;
      }
      numbers.add(number);
    }
    BigDecimal first = numbers.get(0);
    return switch (kind) {
      case SAME -> first;
      case SHARE -> percent(first, numbers.get(1));
      case CHANGE -> percent(first.subtract(numbers.get(1)), numbers.get(1));
      case POINTS -> first.subtract(numbers.get(1));
      case SUM, REST -> numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    };
  }

  @Override
  public @Nullable Figure own() {
    return kind == Kind.REST ? null : of.get(0).own();
  }

  private static @Nullable BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? null
        : part.scaleByPowerOfTen(2).divide(whole, PERCENT_DECIMALS, RoundingMode.HALF_UP);
  }
}
