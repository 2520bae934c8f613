package dev.fazhi.audit.arithmetic.sum;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A total of which a digit is wrong, 受理695件(其中旧存361件、新收534件),办结率79.89%: the list behind it comes to
 * something else, and a rate is of that.
 */
public record ListSum(Quantities quantities) {

  /** So many of the counts right before the list may be its total. */
  private static final int NEAREST = 3;

  private static final int SENTENCES = 2;

  public List<Relation> check(Collection<Relation> known) {
    return known.stream().flatMap(each -> check(each).stream()).toList();
  }

  /**
   * That the total is wrong, where none of the counts before the list is what it comes to.
   *
   * @param known what a rate is of
   */
  private Optional<Relation> check(Relation known) {
    List<Quantity> basis = known.basis();
    List<Quantity> list = basis.subList(Math.min(1, basis.size()), basis.size());
    return known.verdict() == Verdict.AGREES
            && known.of().kind() == Quantity.Kind.RATE
            && list.size() > 1
            && list.stream().allMatch(Quantity::isCount)
            && Formula.share(known.of(), basis.get(0), list).agrees()
        ? slip(list, basis.get(0))
        : Optional.empty();
  }

  /** Printed to the last unit, not as 14.1万. */
  private static boolean isExact(Quantity count) {
    return count.isExact() && Range.of(count).isExact();
  }

  /**
   * Short totals are met by chance; of two parts, 起诉 and 不起诉, the total may be told of more, unless
   * it stands beside them.
   */
  private static boolean isTelling(Quantity total, List<Quantity> list, BigDecimal sum) {
    boolean before = list.get(0).index() == total.index() + 1;
    boolean beside = before || list.get(list.size() - 1).index() == total.index() - 1;
    boolean inside = before && list.get(0).aside() >= 0 && total.aside() < 0;
    boolean far = total.value().subtract(sum).abs().movePointRight(1).compareTo(total.value()) > 0;
    return sum.precision() > (inside ? 1 : 2)
        && (inside || list.size() > 2 || beside && far)
        && Slip.isOf(total.value(), sum, sum);
  }

  private Optional<Relation> slip(List<Quantity> given, Quantity part) {
    List<Quantity> list = new ArrayList<>(given);
    list.sort(Comparator.comparing(Quantity::index));
    BigDecimal sum = Range.sum(list).value();
    Quantity first = list.get(0);
    Quantity last = list.get(list.size() - 1);
    List<Quantity> before =
        quantities
            .before(
                first,
                q ->
                    q.isCurrent()
                        && isExact(q)
                        && Quantities.isSame(q, first)
                        && q.paragraph() == first.paragraph()
                        && first.sentence() - q.sentence() <= SENTENCES)
            .stream()
            .limit(NEAREST)
            .collect(Collectors.toCollection(ArrayList::new));
    // 结转25件,新收340件,应审结365件: the total may stand right behind
    Quantity next = quantities.all().get(Math.min(last.index() + 1, quantities.all().size() - 1));
    if (next.isCurrent() && next.sentence() == last.sentence() && Quantities.isSame(next, last)) {
      before.add(next);
    }
    boolean told = before.stream().anyMatch(q -> q.value().compareTo(sum) == 0);
    return told || !list.stream().allMatch(ListSum::isExact)
        ? Optional.empty()
        : before.stream()
            .filter(q -> !q.equals(part) && isTelling(q, list, sum))
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
