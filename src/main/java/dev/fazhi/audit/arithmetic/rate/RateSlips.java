package dev.fazhi.audit.arithmetic.rate;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.quantity.Narrowing;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.util.Optional;

/** Whether two counts of which a rate is no quotient must be meant, so that something is wrong. */
final class RateSlips {

  private final Quantities quantities;

  private final Denominators denominators;

  RateSlips(Quantities quantities, Denominators denominators) {
    this.quantities = quantities;
    this.denominators = denominators;
  }

  /** Whether the same numbers must be meant, right before the rate or by its name. */
  boolean isSlip(Formula formula, boolean isNamed) {
    boolean adjacent = quantities.isRightBefore(formula.basis().get(0), formula.rate());
    Quantity part = formula.basis().get(0);
    boolean listed =
        formula.rate().number().scale() > 1
            && part.sentence() == formula.rate().sentence()
            && formula.basis().get(1).sentence() == part.sentence();
    return (adjacent && formula.isNear(isClose(formula)))
        || (listed && denominators.isPossible(formula) && formula.isNear())
        || ((adjacent || isNamed)
            && denominators.isPossible(formula)
            && formula.isTelling(
                adjacent
                    && part.paragraph() == formula.basis().get(1).paragraph()
                    && (isNamed || isBeside(formula))));
  }

  /** Right before the rate, whose name may be a narrower one, and hardly by chance. */
  boolean isUnlikely(Formula formula) {
    return quantities.isRightBefore(formula.basis().get(0), formula.rate())
        && !Narrowing.isWithin(formula.rate())
        && formula.isUnlikely();
  }

  /** 开庭9件,出庭应诉4件,出庭应诉率: nothing but the two, of which the one is called as the rate. */
  boolean isSlipBeside(Formula formula, boolean isNamed) {
    return isNamed && isBeside(formula) && isTold(formula) && formula.isSlip();
  }

  /** Both counts stand in the sentence of the rate, the one right before it. */
  boolean isClose(Formula formula) {
    Quantity part = formula.basis().get(0);
    return quantities.isRightBefore(part, formula.rate())
        && formula.basis().get(1).sentence() == part.sentence();
  }

  /** Both counts stand in one sentence, or in two next to each other. */
  static boolean isOfSentence(Formula formula) {
    Quantity part = formula.basis().get(0);
    Quantity whole = formula.basis().get(1);
    return formula.rate().number().scale() > 1
        && part.sentence() == formula.rate().sentence()
        && part.sentence() - whole.sentence() <= 1;
  }

  /** Only rates of the denominator itself stand between the two. */
  private boolean isBeside(Formula formula) {
    Quantity part = formula.basis().get(0);
    Quantity whole = formula.basis().get(1);
    int at = part.index() - 1;
    while (at > whole.index() && quantities.all().get(at).kind() == Quantity.Kind.RATE) {
      at--;
    }
    boolean among = part.lead().startsWith("其中") && part.sentence() - whole.sentence() == 1;
    return whole.index() == at && (among || whole.sentence() == part.sentence());
  }

  /** The denominator stands in the sentence of the numerator, or in the one before. */
  static boolean isNeighbour(Formula formula) {
    return !Narrowing.isWithin(formula.rate())
        && formula.basis().get(0).sentence() - formula.basis().get(1).sentence() <= 1;
  }

  boolean isTold(Formula formula) {
    Optional<Quantity> list = denominators.ofList(formula.basis().get(0));
    return list.map(whole -> formula.isPlausible() && whole.equals(formula.basis().get(1)))
        .orElseGet(() -> denominators.isTold(formula));
  }

  /**
   * Whether other numbers may be meant: 审结9件12人 has two of each, 新收 is not all that was taken on,
   * and who is one of two kinds may be one of three.
   */
  boolean isOpen(Formula formula) {
    Quantity part = formula.basis().get(0);
    Quantity whole = formula.basis().get(1);
    boolean more =
        RateVocabulary.NEW.matcher(whole.clause()).find()
            && RateVocabulary.areUsual(part.clause(), whole.clause())
            && formula.isTooLow();
    return more
        || formula.isOfBoth()
        || isRefused(formula)
        || part.lead().isEmpty()
        || quantities.isDoubled(part.index(), formula.rate());
  }

  /** 不捕率 is of all that was decided, and of what else but 受理 nobody knows. */
  static boolean isRefused(Formula formula) {
    return RatePairs.NOT.matcher(formula.basis().get(0).clause()).find()
        && !formula.isOfBoth()
        && !RateVocabulary.TAKEN.matcher(formula.basis().get(1).clause()).find();
  }
}
