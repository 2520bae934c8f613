package dev.fazhi.audit.arithmetic.rate;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.util.List;
import java.util.Optional;

/**
 * Rates of what came in together with what was carried over: 受理287件，审结269件（含上年结转21件），审结率87.34%,
 * which is 269 of 308.
 */
final class CarriedOver {

  private final Quantities quantities;

  CarriedOver(Quantities quantities) {
    this.quantities = quantities;
  }

  /**
   * The rate over both counts.
   *
   * @param named pairs of which the rate speaks, without what was carried over
   * @return one that agrees, else one that a wrong digit explains and whose bracket says that what
   *     was carried over is in it; empty when there is none
   */
  Optional<Formula> formula(List<Formula> named) {
    List<Formula> formulas = named.stream().flatMap(each -> with(each).stream()).toList();
    return formulas.stream()
        .filter(Formula::agrees)
        .findFirst()
        .or(() -> formulas.stream().filter(f -> isUsual(f) && isMeant(f)).findFirst());
  }

  private Optional<Formula> with(Formula formula) {
    Quantity part = formula.basis().get(0);
    Quantity whole = formula.basis().get(1);
    Optional<Quantity> inBracket =
        quantities.around(part, q -> q.index() == part.index() + 1 && !part.sees(q)).stream()
            .filter(q -> isCarried(q, part))
            .findFirst();
    return inBracket
        .or(
            () ->
                quantities
                    .before(part, q -> q.paragraph() == part.paragraph() && isCarried(q, part))
                    .stream()
                    .filter(q -> !q.equals(whole) && isTogether(q, whole, part))
                    .findFirst())
        .map(carried -> Formula.share(formula.rate(), part, List.of(whole, carried)));
  }

  private static boolean isCarried(Quantity count, Quantity part) {
    return Quantities.isSame(count, part) && RateVocabulary.CARRIED.matcher(count.clause()).find();
  }

  /** 结转31件,新收259件,应审结290件,审结268件: the count between tells what both come to. */
  private boolean isTogether(Quantity carried, Quantity whole, Quantity part) {
    int last = Math.max(carried.index(), whole.index());
    return quantities
        .before(part, q -> q.index() > last && q.isCurrent() && Quantities.isSame(q, part))
        .isEmpty();
  }

  /** A digit wrong explains it, or, where only the words before tell what was left, it is near. */
  private static boolean isMeant(Formula formula) {
    boolean inBracket = formula.basis().get(2).index() == formula.basis().get(0).index() + 1;
    return formula.isNear(true) || (inBracket && formula.isSlip());
  }

  private static boolean isUsual(Formula formula) {
    return RateVocabulary.areUsual(
        formula.basis().get(0).clause(), formula.basis().get(1).clause());
  }
}
