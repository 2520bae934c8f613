package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.language.ChineseNumeral;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rates of more than two numbers: by how much something grew in each of several years, 年均增长6.1%,
 * which is the root of what it grew by; and what several shares come to.
 */
final class Composite {

  private static final Pattern MEAN = Pattern.compile("年均|年平均|平均每年|复合增|年复合");

  private static final Pattern MANY =
      Pattern.compile("(?<many>[二两三四五六七八九十]|\\d{1,2})年(?:来|间|的)?,?(?:年均|年平均|平均|年?复合)");

  private static final Pattern RANGE =
      Pattern.compile("(?<from>(?:19|20)\\d{2})年?[-至到~—](?<to>(?:19|20)\\d{2})年");

  private static final double LITTLE = 1e-9;

  private Composite() {}

  static boolean isMeanGrowth(Quantity rate) {
    return rate.isGrowth() && MEAN.matcher(rate.lead()).find();
  }

  /** From the one to the other, in as many years as the text tells, or in one more or less. */
  static List<Reading> ofYears(Quantity rate, Quantity now, Quantity then, Quantities quantities) {
    Set<Integer> told = new TreeSet<>(many(rate, now, then, quantities));
    told.removeIf(years -> years < 2);
    return then.value().signum() <= 0 || then.role() == Quantity.Role.CHANGE
        ? List.of()
        : told.stream()
            .flatMap(years -> Stream.of(years, years - 1, years + 1))
            .distinct()
            .map(years -> reading(rate, now, then, years, told.contains(years)))
            .toList();
  }

  private static Set<Integer> many(
      Quantity rate, Quantity now, Quantity then, Quantities quantities) {
    Set<Integer> many = new TreeSet<>();
    int years = ChangeFeatures.years(now, then);
    Matcher stated = MANY.matcher(rate.lead());
    if (years > 0) {
      many.add(years);
    } else if (stated.find()) {
      String number = stated.group("many");
      boolean digits = Character.isDigit(number.charAt(0));
      many.add(digits ? Integer.parseInt(number) : ChineseNumeral.small(number));
    } else if (then.role() == Quantity.Role.PRIOR && now.role() == Quantity.Role.REACHED) {
      quantities.around(rate, q -> q.index() < rate.index()).stream()
          .map(q -> RANGE.matcher(q.lead()))
          .filter(Matcher::find)
          .forEach(
              range ->
                  many.add(
                      Integer.parseInt(range.group("to")) - Integer.parseInt(range.group("from"))));
    }
    return many;
  }

  private static Reading reading(
      Quantity rate, Quantity now, Quantity then, int years, boolean isTold) {
    Range of = Range.of(now);
    Range from = Range.of(then);
    Range grown =
        new Range(
            root(of.least(), from.most(), years).subtract(BigDecimal.valueOf(LITTLE)),
            root(of.value(), from.value(), years),
            root(of.most(), from.least(), years).add(BigDecimal.valueOf(LITTLE)));
    String words = "（%s）开 %d 次方 − 1".formatted(Formula.words(now.value(), then.value()), years);
    Formula formula =
        new Formula(
            rate, grown.abs(), Range.exactly(BigDecimal.ONE), List.of(now, then), f -> words);
    Reading reading =
        new Reading(formula, Shape.GROWTH, List.of(now), List.of(then), new Features()).of(years);
    reading.add(Feature.MEAN_OF_YEARS, true);
    reading.add(Feature.OUT_OF_SCOPE, !isTold);
    return reading;
  }

  /** By how much more than all; negative where it is less. */
  private static BigDecimal root(BigDecimal now, BigDecimal then, int years) {
    double times = now.doubleValue() / Math.max(then.doubleValue(), LITTLE);
    return BigDecimal.valueOf(Math.pow(times, 1.0 / years) - 1);
  }

  /** 甲占38.4%,乙占24.6%,两类合计占63.0%: what several shares come to, each of which was rounded. */
  static Optional<Reading> ofShares(Quantity rate, Quantities quantities) {
    List<Quantity> shares =
        !rate.isPercent() || !Together.is(rate)
            ? List.of()
            : quantities.before(
                rate,
                q ->
                    q.sentence() == rate.sentence()
                        && q.isPercent()
                        && q.isShare()
                        && !q.isChange());
    int many = Together.many(rate, shares.size());
    if (many < 2 || many > shares.size()) {
      return Optional.empty();
    }
    List<Quantity> several = shares.subList(0, many);
    Range sum = several.stream().map(Range::rounded).reduce(Range::plus).orElseThrow();
    Range all = Range.exactly(rate.quotient().times());
    String words = Formula.sum(several, sum.value());
    Formula formula = new Formula(rate, sum, all, several, f -> words);
    Reading reading = new Reading(formula, Shape.SHARE, several, List.of(), new Features());
    reading.add(Feature.SHARES, true);
    return Optional.of(reading);
  }
}
