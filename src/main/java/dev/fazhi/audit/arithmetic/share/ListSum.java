package dev.fazhi.audit.arithmetic.share;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a list comes to whose shares are of that, against the total that is told before it. */
record ListSum(Quantities quantities) {

  /** So many of the counts right before the list may be its total. */
  private static final int NEAREST = 3;

  private static final int SENTENCES = 2;

  /** A total of which a digit is wrong, where none of the counts before is what it comes to. */
  Optional<Relation> slip(List<Quantity> list) {
    BigDecimal sum = Range.sum(list).value();
    Quantity first = list.get(0);
    List<Quantity> before =
        quantities
            .before(
                first,
                q ->
                    q.isCurrent()
                        && q.isExact()
                        && Quantities.isSame(q, first)
                        && q.paragraph() == first.paragraph()
                        && first.sentence() - q.sentence() <= SENTENCES)
            .stream()
            .limit(NEAREST)
            .toList();
    boolean told = before.stream().anyMatch(q -> q.value().compareTo(sum) == 0);
    return told || list.stream().anyMatch(part -> !part.isExact())
        ? Optional.empty()
        : before.stream()
            .filter(q -> sum.precision() > 2 && Slip.isOf(q.value(), sum, sum))
            .findFirst()
            .map(
                total ->
                    Relation.differs(
                        total,
                        list,
                        Formula.sum(list, sum)
                            + "，各项占比都按它计算；文中的总数是 "
                            + Decimals.plain(total.value())));
  }
}
