package dev.fazhi.audit.arithmetic.formula;

import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.language.Classifiers;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/**
 * What a printed count may stand for: 6.7万 for 66500 to 67500; 5900多 for 5900 to 5999; 5204 for
 * itself.
 *
 * @param least the smallest
 * @param value what is printed
 * @param most the largest
 */
public record Range(BigDecimal least, BigDecimal value, BigDecimal most) {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");

  public static Range exactly(BigDecimal value) {
    return new Range(value, value, value);
  }

  public static Range of(Quantity count) {
    PrintedNumber number = count.number();
    BigDecimal value = number.value();
    BigDecimal place = number.place();
    return switch (number.precision()) {
      case EXACT ->
          place.compareTo(BigDecimal.ONE) > 0
              ? new Range(
                  value.subtract(place.multiply(HALF)), value, value.add(place.multiply(HALF)))
              : exactly(value);
      case NEARLY, LESS_THAN, AT_MOST -> new Range(value.multiply(NINE_TENTHS), value, value);
      case ABOUT ->
          new Range(
              value.subtract(number.lastDigit()).max(BigDecimal.ZERO),
              value,
              value.add(number.lastDigit()));
      default -> new Range(value, value, value.add(number.lastDigit()));
    };
  }

  /** The same of a number of which decimals may have been left out. */
  public static Range rounded(Quantity number) {
    BigDecimal half = number.number().place().multiply(HALF);
    BigDecimal value = number.value();
    return new Range(value.subtract(half), value, value.add(half));
  }

  public static Range sum(Collection<Quantity> counts) {
    return counts.stream().map(Range::of).reduce(exactly(BigDecimal.ZERO), Range::plus);
  }

  /** What counts come to in the unit of the rate, 吨 in 公斤. */
  public static Range over(Quantity rate, List<Quantity> parts) {
    Range sum = sum(parts);
    BigDecimal times = BigDecimal.valueOf(times(rate, parts.get(parts.size() - 1)));
    return new Range(
        sum.least.multiply(times), sum.value.multiply(times), sum.most.multiply(times));
  }

  /** By what a count is multiplied for that. */
  public static int times(Quantity rate, Quantity part) {
    return rate.kind() == Quantity.Kind.MEAN
        ? Math.max(1, Classifiers.times(rate.unit(), part.unit()))
        : 1;
  }

  public Range plus(Range other) {
    return new Range(least.add(other.least), value.add(other.value), most.add(other.most));
  }

  public Range minus(Range other) {
    return new Range(
        least.subtract(other.most), value.subtract(other.value), most.subtract(other.least));
  }

  /** How much there is, whichever way it goes. */
  public Range abs() {
    return value.signum() < 0
        ? new Range(most.negate().max(BigDecimal.ZERO), value.negate(), least.negate())
        : new Range(least.max(BigDecimal.ZERO), value, most);
  }

  public boolean isExact() {
    return least.compareTo(most) == 0;
  }
}
