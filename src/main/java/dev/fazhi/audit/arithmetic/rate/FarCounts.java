package dev.fazhi.audit.arithmetic.rate;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.util.List;
import java.util.Optional;

/** Counts that a rate is of and that other sentences tell. */
record FarCounts(Quantities quantities, Denominators denominators, RateSlips slips) {

  /** 维持率为38% behind a sentence that told 其中:维持9件: the only one called so, and its total. */
  Optional<Formula> named(Quantity rate, String stem, List<Quantity> counts) {
    if (counts.stream().anyMatch(q -> q.sentence() == rate.sentence())) {
      return Optional.empty();
    }
    List<Quantity> called =
        counts.stream()
            .filter(q -> rate.paragraph() - q.paragraph() <= TOPICS)
            .filter(q -> q.clause().endsWith(stem) || RateVocabulary.isOf(stem, q.clause()))
            .toList();
    if (called.size() != 1) {
      return Optional.empty();
    }
    List<Formula> formulas =
        counts.stream()
            .filter(q -> q.index() < called.get(0).index() && Quantities.isSame(q, called.get(0)))
            .map(whole -> Formula.share(rate, called.get(0), whole))
            .toList();
    return formulas.stream()
        .filter(Formula::agrees)
        .findFirst()
        .or(
            () ->
                formulas.stream()
                    .filter(f -> rate.isExact())
                    .filter(f -> f.isNear() || (denominators.isTold(f) && f.isSlip()))
                    .findFirst());
  }

  /** 超期9件,超期率5.08%: the count right before it in a usual total that stands far away. */
  Optional<Formula> anywhere(Quantity rate) {
    return quantities.before(rate, q -> q.isCurrent() && quantities.isRightBefore(q, rate)).stream()
        .flatMap(
            part ->
                quantities
                    .before(part, q -> quantities.isUsualTotal(q) && Quantities.isSame(q, part))
                    .stream()
                    .map(whole -> Formula.share(rate, part, whole)))
        .filter(slips::isUnlikely)
        .findFirst();
  }

  /** So many paragraphs back a count may stand that is called as the rate. */
  private static final int TOPICS = 2;
}
