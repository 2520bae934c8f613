package dev.fazhi.audit.arithmetic.sum;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parts that a sentence of their own lists: 共124件，比上年减少9件。其中一审88件，二审36件. Their total is a count of
 * one of the two sentences before it.
 */
public final class SentenceParts {

  private static final Pattern OPENS = Pattern.compile("^其中");
  private static final BigDecimal LARGE = BigDecimal.valueOf(100);
  private static final int SENTENCES = 2;

  private final Quantities quantities;

  public SentenceParts(Quantities quantities) {
    this.quantities = quantities;
  }

  /**
   * What the list that begins with this count says of its total; empty where none is known to be
   * meant.
   */
  public Optional<Relation> check(Quantity first) {
    if (!OPENS.matcher(first.lead()).find() || !first.isCurrent() || !isOpening(first)) {
      return Optional.empty();
    }
    List<Quantity> own = parts(first);
    List<Quantity> parts = own.size() < 2 ? goingOn(first) : own;
    if (parts.size() < 2) {
      return Optional.empty();
    }
    BigDecimal sum = Range.sum(parts).value();
    List<Quantity> totals = totals(first);
    String words = Formula.sum(parts, sum);
    Optional<Quantity> whole =
        totals.stream().filter(t -> t.value().compareTo(sum) == 0).findFirst();
    if (whole.isPresent()) {
      return whole.map(total -> Relation.agrees(total, parts, words));
    }
    List<Quantity> slips = totals.stream().filter(total -> isSlip(total, parts, sum)).toList();
    return slips.size() == 1
            && (SumCheck.isWhole(parts) || isRun(parts))
            && parts.stream().allMatch(Quantity::isExact)
        ? slips.stream()
            .findFirst()
            .map(
                total ->
                    Relation.differs(
                        total, parts, words + "，与总数 " + Decimals.plain(total.value()) + " 不符"))
        : Optional.empty();
  }

  private boolean isOpening(Quantity first) {
    return first.index() > 0
        && quantities.all().get(first.index() - 1).sentence() != first.sentence();
  }

  private List<Quantity> parts(Quantity first) {
    List<Quantity> parts = new ArrayList<>(List.of(first));
    for (Quantity next : quantities.around(first, q -> q.index() > first.index())) {
      if (!next.isShare()) {
        if (!Quantities.isSame(next, first) || !next.isCurrent() || next.aside() != first.aside()) {
          break;
        }
        parts.add(next);
      }
    }
    return parts;
  }

  /** 其中刑事9件;治安8件;其他7件: what the next clauses go on with, up to 其他; else nothing. */
  private List<Quantity> goingOn(Quantity first) {
    List<Quantity> parts = new ArrayList<>();
    int last = Math.min(quantities.all().size(), first.index() + Quantities.FAR);
    for (int i = first.index(); i < last; i++) {
      Quantity next = quantities.all().get(i);
      if (next.paragraph() != first.paragraph()
          || next.sentence() - quantities.all().get(Math.max(first.index(), i - 1)).sentence()
              > 1) {
        break;
      }
      if (!Quantities.isSame(next, first) || !next.isCurrent() || next.aside() >= 0) {
        if (next.isCurrent() && next.aside() < 0) {
          break;
        }
        continue;
      }
      if (!parts.isEmpty() && parts.get(parts.size() - 1).sentence() == next.sentence()) {
        break;
      }
      parts.add(next);
      if (SumCheck.isWhole(parts)) {
        return parts;
      }
    }
    return List.of();
  }

  private List<Quantity> totals(Quantity first) {
    return quantities.before(
        first,
        q ->
            q.isCurrent()
                && Quantities.isSame(q, first)
                && q.paragraph() == first.paragraph()
                && first.sentence() - q.sentence() <= SENTENCES);
  }

  /** Three and more that one list tells, 民事9件、刑事8件、行政7件. */
  private boolean isRun(List<Quantity> parts) {
    return parts.size() > 2
        && quantities.run(parts.get(parts.size() - 1), Quantities.LIST).equals(parts);
  }

  /** Whether one digit wrong in the total, or in one of its parts, explains that they differ. */
  private boolean isSlip(Quantity total, List<Quantity> parts, BigDecimal sum) {
    if (!total.isExact() || quantities.isListed(total) || total.value().compareTo(LARGE) <= 0) {
      return false;
    }
    return Slip.isOfSum(total.value(), SumCheck.values(parts), sum);
  }
}
