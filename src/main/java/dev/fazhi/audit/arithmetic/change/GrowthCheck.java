package dev.fazhi.audit.arithmetic.change;

import dev.fazhi.audit.arithmetic.change.GrowthPairs.Pair;
import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Direction;
import dev.fazhi.model.Decimals;
import java.util.List;
import java.util.Optional;

/**
 * Changes against the two periods that the text tells: 30件（上年同期40件），同比下降25%; against the one and
 * the difference: 增加1200件，增长30%.
 */
public final class GrowthCheck {

  private final GrowthPairs pairs;

  public GrowthCheck(Quantities quantities) {
    this.pairs = new GrowthPairs(quantities);
  }

  /** A printed per cent of change. */
  public Optional<Relation> growth(Quantity rate) {
    List<Pair> pairs = this.pairs.of(rate);
    for (Pair pair : pairs) {
      if (formula(rate, pair).agrees() && isThatWay(rate, pair)) {
        return Optional.of(formula(rate, pair).relation());
      }
    }
    boolean exact = rate.isExact();
    for (Pair pair : pairs) {
      Formula formula = formula(rate, pair);
      if (exact
          && formula.isSound()
          && (pair.isSure()
              || (formula.isNear() && isThatWay(rate, pair))
              || GrowthSlip.explains(rate, pair))) {
        return Optional.of(isThatWay(rate, pair) ? formula.relation() : wrongWay(rate, pair));
      }
    }
    return Optional.of(
        pairs.isEmpty()
            ? Relation.unchecked(rate, "文中没有上期数")
            : Relation.ambiguous(rate, pairs.get(0).basis(), "附近的两期数得不出它，也看不出说的是不是它们"));
  }

  private static boolean isThatWay(Quantity rate, Pair pair) {
    int way = pair.now().value().compareTo(pair.prior().value());
    return rate.value().signum() == 0 || (rate.change() == Direction.UP ? way >= 0 : way <= 0);
  }

  private static Relation wrongWay(Quantity rate, Pair pair) {
    return Relation.differs(
        rate,
        pair.basis(),
        "文中说%s，两期数却是 %s 与 %s"
            .formatted(
                rate.change() == Direction.UP ? "上升" : "下降",
                Decimals.plain(pair.now().value()),
                Decimals.plain(pair.prior().value())));
  }

  static Formula formula(Quantity rate, Pair pair) {
    return new Formula(
        rate,
        pair.by(),
        pair.prior(),
        pair.basis(),
        formula -> Formula.growth(pair.now().value(), pair.prior().value()));
  }
}
