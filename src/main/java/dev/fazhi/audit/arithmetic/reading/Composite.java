package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Shape;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Direction;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import dev.fazhi.audit.language.ChineseNumeral;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rates of more than two numbers: by how much something grew in each of several years, 年均增长6.1%,
 * which is the root of what it grew by; what several shares come to; and points to a rate that two
 * other counts give.
 */
final class Composite {

  private static final Pattern MEAN = Pattern.compile("年均|年平均|平均每年|复合增|年复合");

  private static final Pattern MANY =
      Pattern.compile("(?<many>[二两三四五六七八九十]|\\d{1,2})年(?:来|间|的)?,?(?:年均|年平均|平均|年?复合)");

  private static final Pattern RANGE =
      Pattern.compile("(?<from>(?:19|20)\\d{2})年?[-至到~—](?<to>(?:19|20)\\d{2})年");

  private static final double LITTLE = 1e-9;

  /** So many of the nearest rates the points may be told of. */
  private static final int NEAREST = 3;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

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

  /**
   * 办结率98.1%,提高2.4个百分点(上年受理9件,办结8件): points between a rate and one of an earlier period that only
   * its two counts tell.
   *
   * @param known what rates are of, where that is known
   */
  static List<Reading> ofEarlierCounts(
      Quantity points, List<Quantity> nows, Map<Quantity, Reading> known, Quantities quantities) {
    List<Reading> readings = new ArrayList<>();
    List<Quantity> priors = quantities.around(points, Quantity::isPriorCount);
    for (Quantity part : priors) {
      for (Quantity whole : priors) {
        nows.stream()
            .filter(now -> now.role() != Role.PRIOR)
            .limit(NEAREST)
            .map(now -> reading(points, now, known.get(now), part, whole))
            .flatMap(Optional::stream)
            .forEach(readings::add);
      }
    }
    return readings;
  }

  private static Optional<Reading> reading(
      Quantity points, Quantity now, @Nullable Reading known, Quantity part, Quantity whole) {
    // 起诉9人、不起诉3人: of the one in both, as the rate itself is
    List<Quantity> wholes =
        known != null && known.under().size() > 1 ? List.of(whole, part) : List.of(whole);
    BigDecimal under = Range.sum(wholes).value();
    if (part.equals(whole) || under.compareTo(part.value()) <= 0) {
      return Optional.empty();
    }
    BigDecimal then = part.value().multiply(HUNDRED).divide(under, MathContext.DECIMAL64);
    BigDecimal exact = known == null ? now.value() : BigDecimal.valueOf(known.value());
    BigDecimal off = exact.subtract(then).abs();
    // the two may be rounded before they are compared
    BigDecimal rounded =
        now.value().subtract(then.setScale(now.number().scale(), RoundingMode.HALF_UP)).abs();
    String words = now.value() + "% − " + Formula.words(part.value(), under);
    Reading reading =
        new Reading(
                new Formula(
                    points,
                    new Range(off.min(rounded), off, off.max(rounded)),
                    Range.exactly(BigDecimal.ONE),
                    List.of(now, part, whole),
                    f -> words),
                Shape.SHARE,
                List.of(part),
                wholes,
                new Features())
            .from(exact.doubleValue());
    reading.add(Feature.OF_EARLIER_COUNTS, true);
    reading.add(Feature.NOW_SENTENCE, now.sentence() == points.sentence());
    reading.add(Feature.NOW_GAP, Math.log(Math.abs(points.index() - now.index())));
    boolean up = exact.compareTo(then) > 0;
    reading.add(
        Feature.WRONG_WAY, points.change() != null && up != (points.change() == Direction.UP));
    return Optional.of(reading);
  }
}
