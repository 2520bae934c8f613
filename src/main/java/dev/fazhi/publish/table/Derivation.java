package dev.fazhi.publish.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a number that is no figure itself follows from figures, so that a reader and the check of
 * what was written can work it out again from {@code figures.csv}.
 *
 * @param kind the calculation
 * @param of its operands, the row's own figure first; nothing for a group without a case in a month
 *     of which there are data, which has no row in {@code figures.csv} and is zero
 */
public record Derivation(Kind kind, List<Optional<Origin>> of) {

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
    /** One more than there are larger ones among the others. */
    RANK,
    /** All together. */
    SUM
  }

  /** Of a percentage that is worked out here. */
  static final int PERCENT_DECIMALS = 2;

  /** The number by these figures; null when one is missing or the base is zero. */
  public @Nullable BigDecimal value(Function<Origin, @Nullable BigDecimal> figures) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (Optional<Origin> origin : of) {
      BigDecimal number = origin.isEmpty() ? BigDecimal.ZERO : figures.apply(origin.get());
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
      case RANK ->
          BigDecimal.valueOf(
              1 + numbers.stream().filter(other -> other.compareTo(first) > 0).count());
      case SUM -> numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    };
  }

  private static @Nullable BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? null
        : part.scaleByPowerOfTen(2).divide(whole, PERCENT_DECIMALS, RoundingMode.HALF_UP);
  }

  /** The cell; the marker where there is no number. */
  Datum datum(int decimals) {
    BigDecimal value = value(origin -> origin.part().of(origin.figure()));
    return value == null
        ? new Datum.Missing(Marker.NOT_APPLICABLE)
        : new Datum.Number(value, decimals, null, this);
  }
}
