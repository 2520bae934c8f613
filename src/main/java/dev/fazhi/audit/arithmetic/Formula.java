package dev.fazhi.audit.arithmetic;

import dev.fazhi.audit.finding.FittingCounts;
import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A printed rate with the numbers that it should come from.
 *
 * @param rate the printed rate
 * @param part the value above the line
 * @param whole the value below it
 * @param basis the quantities of the two values
 * @param words the two values as the text has them, such as 4749 ÷ 5204
 */
record Formula(
    Quantity rate, BigDecimal part, BigDecimal whole, List<Quantity> basis, String words) {

  /** The share of one count in another. */
  static Formula share(Quantity rate, Quantity part, Quantity whole) {
    return new Formula(
        rate,
        part.value(),
        whole.value(),
        List.of(part, whole),
        words(part.value(), whole.value()));
  }

  static String words(BigDecimal part, BigDecimal whole) {
    return Decimals.plain(part) + " ÷ " + Decimals.plain(whole);
  }

  /** The change from the second to the first, over the second. */
  static String growth(BigDecimal now, BigDecimal prior) {
    return "（%s − %s）÷ %s"
        .formatted(
            Decimals.plain(now.max(prior)), Decimals.plain(now.min(prior)), Decimals.plain(prior));
  }

  boolean isSound() {
    return whole.signum() > 0 && part.signum() >= 0;
  }

  boolean agrees() {
    return isSound() && fit().agrees();
  }

  boolean isNear() {
    return isSound() && rate.isExact() && fit().isNear();
  }

  private Fit fit() {
    return new Fit(rate.number(), part, whole);
  }

  /** That it agrees, or by which rounding it does, or that it does not and what would. */
  Relation relation() {
    String quotient = words + " = " + fit().shown();
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
          right + printed() + " 是" + titles + "的结果" + counts());
    }
    return Relation.differs(rate, basis, right + "怎样修约都不是 " + printed() + counts());
  }

  private String printed() {
    return Decimals.plain(rate.value()) + "%";
  }

  private String counts() {
    String sentence =
        part.compareTo(whole) > 0 || !rate.isExact()
            ? ""
            : new FittingCounts(rate.value(), rate.number().scale(), RoundingMode.HALF_UP)
                .sentence(part, whole);
    return sentence.isEmpty() ? "" : "。要得 " + printed() + "：" + sentence;
  }
}
