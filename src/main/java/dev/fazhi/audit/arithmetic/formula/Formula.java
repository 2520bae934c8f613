package dev.fazhi.audit.arithmetic.formula;

import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.finding.FittingCounts;
import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A printed rate with the numbers that it should come from.
 *
 * @param rate the printed rate
 * @param over the value above the line
 * @param under the value below it
 * @param basis the quantities of the two values
 * @param words the two values as the text has them, such as 4749 ÷ 5204
 */
public record Formula(
    Quantity rate, Range over, Range under, List<Quantity> basis, Function<Formula, String> words) {

  private static final BigDecimal ALMOST_ALL = new BigDecimal("98");

  /** The share of one count in another. */
  public static Formula share(Quantity rate, Quantity part, Quantity whole) {
    return share(rate, List.of(part), whole);
  }

  /** The share of several counts together in another. */
  public static Formula share(Quantity rate, List<Quantity> parts, Quantity whole) {
    List<Quantity> basis = new ArrayList<>(parts);
    basis.add(whole);
    return new Formula(rate, Range.over(rate, parts), Range.of(whole), basis, Formula::quotient);
  }

  /** The share of a count in others together. */
  public static Formula share(Quantity rate, Quantity part, List<Quantity> wholes) {
    List<Quantity> basis = new ArrayList<>(List.of(part));
    basis.addAll(wholes);
    return new Formula(rate, Range.of(part), Range.sum(wholes), basis, Formula::quotientOfSum);
  }

  /** By how many percentage points two rates differ. */
  public static Formula difference(Quantity points, Quantity now, Quantity prior) {
    BigDecimal most = now.value().max(prior.value());
    BigDecimal least = now.value().min(prior.value());
    Range off = Range.exactly(most.subtract(least));
    String words = Decimals.plain(most) + "% − " + Decimals.plain(least) + "%";
    return new Formula(points, off, Range.exactly(BigDecimal.ONE), List.of(now, prior), f -> words);
  }

  public static String words(BigDecimal part, BigDecimal whole) {
    return Decimals.plain(part) + " ÷ " + Decimals.plain(whole);
  }

  /** Several counts and what they come to. */
  public static String sum(List<Quantity> parts, BigDecimal sum) {
    return String.join(" + ", parts.stream().map(part -> Decimals.plain(part.value())).toList())
        + " = "
        + Decimals.plain(sum);
  }

  /** The two values of a quotient. */
  public String quotient() {
    return words(part(), whole());
  }

  /** The same where the value below the line is the sum of all of the basis but the first. */
  public String quotientOfSum() {
    return "%s ÷ （%s）"
        .formatted(Decimals.plain(part()), sum(basis.subList(1, basis.size()), whole()));
  }

  /** The change from the second to the first, over the second. */
  public static String growth(BigDecimal now, BigDecimal prior) {
    return "（%s − %s）÷ %s"
        .formatted(
            Decimals.plain(now.max(prior)), Decimals.plain(now.min(prior)), Decimals.plain(prior));
  }

  public BigDecimal part() {
    return over.value();
  }

  public BigDecimal whole() {
    return under.value();
  }

  public boolean isSound() {
    return under.least().signum() > 0 && part().signum() >= 0;
  }

  public boolean agrees() {
    return isSound() && fit().agrees();
  }

  /**
   * Whether that it does not agree can be a slip: 100% of far less than all is said of other
   * counts.
   */
  public boolean isPlausible() {
    return isSound()
        && (!rate.quotient().isAll(rate.value())
            || part().multiply(times()).compareTo(whole().multiply(ALMOST_ALL)) >= 0);
  }

  /** Whether the rate is lower than the quotient. */
  public boolean isTooLow() {
    return rate.value().multiply(whole()).compareTo(part().multiply(times())) < 0;
  }

  private BigDecimal times() {
    return rate.quotient().times();
  }

  private Fit fit() {
    return new Fit(rate.number(), rate.quotient(), over, under);
  }

  /** That it agrees, or by which rounding it does, or that it does not and what would. */
  public Relation relation() {
    String quotient = words.apply(this) + " = " + fit().shown();
    String printed = Decimals.plain(rate.value()) + rate.quotient().sign();
    if (agrees()) {
      return Relation.agrees(rate, basis, quotient);
    }
    List<RoundingRule> rules = fit().rules();
    String right = quotient + "，四舍五入是 " + fit().rounded() + "；";
    if (!rules.isEmpty()) {
      String titles = String.join("或", rules.stream().map(RoundingRule::title).toList());
      return new Relation(
          rate,
          Verdict.ROUNDING,
          basis,
          rules,
          right + printed + " 是" + titles + "的结果" + counts(printed));
    }
    return Relation.differs(rate, basis, right + "怎样修约都不是 " + printed + counts(printed));
  }

  private String counts(String printed) {
    String sentence =
        rate.isPoints()
                || part().compareTo(whole()) > 0
                || !rate.isExact()
                || !over.isExact()
                || !under.isExact()
            ? ""
            : new FittingCounts(rate.value(), rate.number().scale(), RoundingMode.HALF_UP, times())
                .sentence(part(), whole());
    return sentence.isEmpty() ? "" : "。要得 " + printed + "：" + sentence;
  }
}
