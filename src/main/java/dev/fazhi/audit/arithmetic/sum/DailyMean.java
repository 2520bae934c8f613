package dev.fazhi.audit.arithmetic.sum;

import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 12月受理6,120件，日均197件: a month's count over the days of that month. */
public final class DailyMean {

  private static final Pattern MEAN = Pattern.compile("^[,(]?日均(?:" + RateVocabulary.DAILY + ")?$");
  private static final Pattern MONTH = Pattern.compile("(?<![-至到~—\\d])(1[0-2]|[1-9])月(?![-至到~—])");

  private final Quantities quantities;

  public DailyMean(Quantities quantities) {
    this.quantities = quantities;
  }

  /** What the month's count says of the mean; empty when no single month is told before it. */
  public Optional<Relation> check(Quantity mean) {
    if (!MEAN.matcher(mean.lead()).find()) {
      return Optional.empty();
    }
    Optional<Quantity> counted =
        quantities.around(mean, q -> q.index() < mean.index()).stream()
            .filter(q -> q.isCurrent() && Quantities.isSame(q, mean))
            .filter(q -> MONTH.matcher(q.lead()).results().count() == 1)
            .reduce((one, other) -> other);
    return counted.flatMap(count -> compare(mean, count));
  }

  private static Optional<Relation> compare(Quantity mean, Quantity count) {
    Matcher found = MONTH.matcher(count.lead());
    if (!found.find()) {
      return Optional.empty();
    }
    Month month = Month.of(Integer.parseInt(found.group(1)));
    // the year may be told far away: both lengths of February will do
    for (int days : List.of(month.minLength(), month.maxLength())) {
      BigDecimal right =
          count
              .value()
              .divide(BigDecimal.valueOf(days), mean.number().scale(), RoundingMode.HALF_UP);
      String words =
          "%s ÷ %s 天 = %s".formatted(Decimals.plain(count.value()), days, Decimals.plain(right));
      if (right.compareTo(mean.value()) == 0) {
        return Optional.of(Relation.agrees(mean, List.of(count), words));
      }
      boolean exact = mean.isExact() && count.isExact() && month != Month.FEBRUARY;
      if (exact && Slip.isOf(mean.value(), right, right) && !isRounded(mean, count, days)) {
        return Optional.of(
            Relation.differs(mean, List.of(count), words + "，不是 " + Decimals.plain(mean.value())));
      }
    }
    return Optional.empty();
  }

  /** Whether some other way of rounding gives it. */
  private static boolean isRounded(Quantity mean, Quantity count, int days) {
    BigDecimal over = BigDecimal.valueOf(days);
    BigDecimal off = count.value().subtract(mean.value().multiply(over)).abs();
    return off.compareTo(mean.number().place().multiply(over)) < 0;
  }
}
