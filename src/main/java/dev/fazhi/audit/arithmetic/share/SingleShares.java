package dev.fazhi.audit.arithmetic.share;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be said of one share, whether its list has a total or not. */
record SingleShares(Quantities quantities) {

  private static boolean isPossible(Formula formula) {
    return (formula.part().compareTo(formula.whole()) <= 0 && formula.isComparable())
        || formula.isSlip();
  }

  /** The share of the whole list, where that is what agrees; else nobody knows which is meant. */
  private Relation ofList(Share share, List<Quantity> wholes) {
    Share all =
        new Share(share.rate(), quantities.run(share.of(), Quantities.LIST), share.base(), true);
    Optional<Relation> agreeing = agreeing(all, wholes);
    if (agreeing.isPresent()) {
      return agreeing.get();
    }
    return wholes.isEmpty()
        ? Relation.unchecked(share.rate(), "文中没有它的总数")
        : Relation.ambiguous(share.rate(), all.parts(), "看不出它是哪一项的占比");
  }

  static Optional<Relation> agreeing(Share share, List<Quantity> wholes) {
    return wholes.stream()
        .map(share::in)
        .filter(Formula::agrees)
        .findFirst()
        .map(Formula::relation);
  }

  /** 初访9件,重访1件,初访占比90%: of both together, where that agrees or nearly does. */
  private Optional<Relation> ofBoth(Share share) {
    List<Quantity> both = quantities.run(quantities.lastBefore(share.rate()), Quantities.CLAUSES);
    if (both.size() != 2 || !share.base().isEmpty()) {
      return Optional.empty();
    }
    return both.stream()
        .map(part -> Formula.share(share.rate(), part, both))
        .filter(formula -> formula.agrees() || formula.isNear())
        .findFirst()
        .map(Formula::relation);
  }

  /** 受理306件,前台84件,网络122件,网络占59.22%: of the two, so that their total is wrong. */
  private Optional<Relation> ofTwo(Share share) {
    List<Quantity> run = quantities.run(quantities.lastBefore(share.rate()), Quantities.CLAUSES);
    List<Quantity> two = run.subList(Math.max(0, run.size() - 2), run.size());
    return Optional.of(Formula.share(share.rate(), share.of(), two))
        .filter(f -> run.size() == two.size() + 1 && share.rate().number().scale() > 0)
        .filter(Formula::agrees)
        .map(Formula::relation);
  }

  /** 案件187件,化解75件,占40%: right before what the share is of. */
  private static boolean isBeside(Quantity whole, Share share) {
    return whole.index() == share.of().index() - 1
        && whole.sentence() == share.of().sentence()
        && whole.isCurrent()
        && Quantities.isSame(whole, share.of())
        && share.rate().number().scale() > 0;
  }

  Relation one(Share share, Quantity whole, List<Quantity> wholes, boolean sure) {
    Formula formula = share.in(whole);
    Optional<Relation> beside =
        formula.agrees() || !share.base().isEmpty()
            ? Optional.empty()
            : Optional.of(quantities.lastBefore(share.of()))
                .filter(q -> isBeside(q, share))
                .flatMap(q -> agreeing(share, List.of(q)));
    if (beside.isPresent()) {
      return beside.get();
    }
    if (share.isOfNamed() && !formula.agrees() && !formula.isNear()) {
      Optional<Relation> other = agreeing(share, wholes);
      if (other.isPresent()) {
        return other.get();
      }
    }
    if (share.isUnsure() && !formula.agrees()) {
      return ofList(share, wholes);
    }
    return formula.agrees() || (sure && isPossible(formula) && share.rate().isExact())
        ? formula.relation()
        : alone(share, null, wholes);
  }

  Relation alone(Share share, @Nullable Quantity told, List<Quantity> wholes) {
    Optional<Relation> agreeing = agreeing(share, wholes);
    if (agreeing.isPresent()) {
      return agreeing.get();
    }
    Optional<Relation> both = ofBoth(share).or(() -> ofTwo(share));
    if (both.isPresent()) {
      return both.get();
    }
    if (share.isUnsure()) {
      return ofList(share, wholes);
    }
    if (told != null && share.rate().isExact() && isPossible(share.in(told))) {
      return share.in(told).relation();
    }
    for (Quantity whole : wholes) {
      int since = share.rate().paragraph() - whole.paragraph();
      boolean near = since == 0 || (since <= 2 && quantities.isFirst(whole));
      Formula formula = share.in(whole);
      boolean meant = share.isOfNamed() ? formula.isNear() : formula.isTelling(false);
      if ((near && meant) || (quantities.isUsualTotal(whole) && formula.isUnlikely())) {
        return formula.relation();
      }
    }
    return wholes.isEmpty()
        ? Relation.unchecked(share.rate(), "文中没有它的总数")
        : Relation.ambiguous(
            share.rate(), List.of(share.of(), wholes.get(0)), "附近没有一个总数能得出它，也看不出哪个是它的总数");
  }
}
