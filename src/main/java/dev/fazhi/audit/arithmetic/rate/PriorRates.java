package dev.fazhi.audit.arithmetic.rate;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import java.util.List;
import java.util.Optional;

/** Rates of the period before, 上年败诉率12.7%, against the counts of then. */
final class PriorRates {

  private final Quantities quantities;
  private final RatePairs pairs;

  PriorRates(Quantities quantities) {
    this.quantities = quantities;
    this.pairs = new RatePairs(quantities);
  }

  /** 上年审结9件、败诉8件,败诉率…: of the counts of then that its paragraph tells. */
  Relation check(Quantity rate, String stem) {
    List<Quantity> counts =
        quantities.before(rate, q -> q.isPriorCount() && q.paragraph() == rate.paragraph());
    List<Formula> near =
        pairs.near(rate, counts).stream()
            .filter(f -> quantities.isRightBefore(f.basis().get(0), rate))
            .filter(f -> RateVocabulary.match(f.basis().get(0).clause(), stem) > 0)
            .toList();
    List<Formula> own =
        near.stream().filter(f -> f.basis().get(1).sentence() == rate.sentence()).toList();
    return RateCheck.first(near)
        .or(() -> own.size() == 1 ? own.stream().findFirst() : likeNow(rate, stem, near))
        .filter(f -> f.agrees() || rate.isExact())
        .map(Formula::relation)
        .orElseGet(() -> earlier(rate));
  }

  /** 审结9件,败诉2件,败诉率22%;…上年败诉3件,败诉率: of what the same rate of now is of. */
  private Optional<Formula> likeNow(Quantity rate, String stem, List<Formula> near) {
    Optional<Quantity> now =
        quantities
            .before(
                rate,
                q ->
                    q.kind() == Quantity.Kind.RATE
                        && q.role() == Quantity.Role.VALUE
                        && q.paragraph() == rate.paragraph()
                        && RateWords.isOf(q, stem))
            .stream()
            .findFirst();
    List<Formula> same =
        now.stream()
            .flatMap(q -> pairs.near(q, quantities.before(q, Quantity::isCurrent)).stream())
            .filter(f -> quantities.isRightBefore(f.basis().get(0), f.rate()) && f.agrees())
            .toList();
    return near.stream()
        .filter(f -> !same.isEmpty() && isAlike(f.basis().get(1), same.get(0).basis().get(1)))
        .findFirst();
  }

  /** 上年审结9件 and 审结8件. */
  private static boolean isAlike(Quantity prior, Quantity now) {
    return now.clause().length() > 1
        && prior.clause().endsWith(now.clause().substring(now.clause().length() - 2));
  }

  static Relation earlier(Quantity rate) {
    return Relation.unchecked(rate, "这是上期的比率");
  }
}
