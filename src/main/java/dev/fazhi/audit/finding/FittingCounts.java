package dev.fazhi.audit.finding;

import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds counts that would give a printed rate. */
public final class FittingCounts {

  private final BigDecimal printed;
  private final int scale;
  private final RoundingMode mode;
  private final BigDecimal times;

  /**
   * @param printed the rate, with {@code scale} digits after the point
   * @param mode how it should have been rounded
   * @param times by what the quotient of the counts is multiplied, a hundred for per cent
   */
  public FittingCounts(BigDecimal printed, int scale, RoundingMode mode, BigDecimal times) {
    this.printed = printed;
    this.scale = scale;
    this.mode = mode;
    this.times = times;
  }

  /**
   * A sentence on the numerators that give the rate over the denominator and the denominators that
   * give it under the numerator; empty where the counts are not whole.
   */
  public String sentence(BigDecimal numerator, BigDecimal denominator) {
    if (!isWhole(numerator) || !isWhole(denominator) || denominator.signum() <= 0) {
      return "";
    }
    String numerators = numerators(denominator.toBigInteger());
    String denominators = denominators(numerator.toBigInteger());
    return "分母 %s 不变，%s；分子 %s 不变，%s"
        .formatted(
            Decimals.plain(denominator),
            numerators == null ? "没有哪个分子能得出它" : "分子须为 " + numerators,
            Decimals.plain(numerator),
            denominators == null ? "没有哪个分母能得出它" : "分母须为 " + denominators);
  }

  private @Nullable String numerators(BigInteger denominator) {
    BigInteger least = first(n -> rate(n, denominator).compareTo(printed) >= 0);
    BigInteger beyond = first(n -> rate(n, denominator).compareTo(printed) > 0);
    return range(least, beyond.subtract(BigInteger.ONE));
  }

  private @Nullable String denominators(BigInteger numerator) {
    if (numerator.signum() == 0 || printed.signum() == 0) {
      return null;
    }
    BigInteger least = first(n -> n.signum() > 0 && rate(numerator, n).compareTo(printed) <= 0);
    BigInteger beyond = first(n -> n.signum() > 0 && rate(numerator, n).compareTo(printed) < 0);
    return range(least, beyond.subtract(BigInteger.ONE));
  }

  private BigDecimal rate(BigInteger numerator, BigInteger denominator) {
    BigDecimal upper = new BigDecimal(numerator).multiply(times);
    return new Exact(upper, new BigDecimal(denominator)).rounded(scale, mode);
  }

  private static @Nullable String range(BigInteger least, BigInteger most) {
    int order = least.compareTo(most);
    return order > 0 ? null : order == 0 ? least.toString() : least + " 至 " + most;
  }

  /**
   * The least number from 0 on for which a condition holds that, once it holds, goes on holding.
   */
  private static BigInteger first(Predicate<BigInteger> holds) {
    BigInteger high = BigInteger.ONE;
    while (!holds.test(high)) {
      high = high.shiftLeft(1);
    }
    BigInteger low = BigInteger.ZERO;
    while (low.compareTo(high) < 0) {
      BigInteger middle = low.add(high).shiftRight(1);
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle.add(BigInteger.ONE);
      }
    }
    return low;
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }
}
