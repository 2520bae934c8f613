package dev.fazhi.audit.arithmetic.share;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.model.Decimals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Shares of a total: 投诉3216件，占15.00%. The shares of one list have one total; what most of them have
 * in common tells which, and then which of them does not follow.
 */
public final class ShareCheck {

  private final Quantities quantities;

  private final ShareReader reader;

  private final OwnTotals owns;

  private final SingleShares singles;

  private final ShareTotals totals;

  /** The total of the last list that had one. */
  private @Nullable Quantity last;

  public ShareCheck(Quantities quantities) {
    this.quantities = quantities;
    this.reader = new ShareReader(quantities);
    this.owns = new OwnTotals(quantities);
    this.singles = new SingleShares(quantities);
    this.totals = new ShareTotals(quantities);
  }

  /** 415人,占受援总人数1163人的35.7%: the total stands within. */
  public Optional<Relation> within(Quantity rate) {
    return owns.within(rate);
  }

  /** What is to be said of all shares of the text. */
  public List<Relation> check() {
    List<Relation> relations = new ArrayList<>();
    // what stands in brackets does not break the list outside of them
    check(rate -> rate.aside() < 0, relations);
    check(rate -> rate.aside() >= 0, relations);
    return relations;
  }

  private void check(Predicate<Quantity> wanted, List<Relation> relations) {
    Map<String, List<Share>> groups = new LinkedHashMap<>();
    for (Quantity rate : quantities.all()) {
      if (!rate.isShare() || !wanted.test(rate)) {
        continue;
      }
      Optional<Relation> those = owns.ofThose(rate);
      if (those.isPresent()) {
        relations.add(those.get());
        continue;
      }
      List<Share> shares = reader.shares(rate);
      if (shares.isEmpty()) {
        relations.add(Relation.unchecked(rate, "文中没有它是哪个数的占比"));
        continue;
      }
      // 9起、8人,占总数的…和…: a list of each unit; else another unit begins another list
      boolean mixed = shares.stream().map(share -> share.of().unit()).distinct().count() > 1;
      for (Share share : shares) {
        String unit = share.of().unit();
        groups
            .entrySet()
            .removeIf(
                open -> {
                  boolean over =
                      open.getKey().equals(unit) ? !belongs(share, open.getValue()) : !mixed;
                  if (over) {
                    judge(open.getValue(), relations);
                  }
                  return over;
                });
        groups.computeIfAbsent(unit, of -> new ArrayList<>()).add(share);
      }
    }
    groups.values().forEach(group -> judge(group, relations));
  }

  /** A list goes on while the unit is the same and no other base is named. */
  private boolean belongs(Share share, List<Share> group) {
    Share last = group.get(group.size() - 1);
    boolean prior = share.rate().role() == Quantity.Role.PRIOR;
    return (share.rate().paragraph() == last.rate().paragraph() || isItem(share, last))
        && prior == (last.rate().role() == Quantity.Role.PRIOR)
        && Quantities.isSame(share.of(), last.of())
        && !share.of().lead().startsWith("中,")
        && !(share.of().lead().contains("其中")
            && (share.of().sentence() != last.rate().sentence() || isOfLast(share, last)))
        && (share.base().isEmpty() || share.base().equals(last.base()));
  }

  /** 住宅9人,占75%,其中老年人4人,占44%: of the part before, or of all. */
  private static boolean isOfLast(Share share, Share last) {
    return share.base().isEmpty()
        && share.of().index() == last.rate().index() + 1
        && share.value().compareTo(last.value()) <= 0;
  }

  /** 1.城建类9件,占5%。⏎ 2.政法类8件,占4%。: each begins a paragraph, one after the other. */
  private boolean isItem(Share share, Share last) {
    return share.rate().paragraph() == last.rate().paragraph() + 1
        && begins(share)
        && begins(last)
        && share.base().equals(last.base());
  }

  private boolean begins(Share share) {
    Quantity first = share.parts().get(0);
    return first.index() == 0
        || quantities.all().get(first.index() - 1).paragraph() < first.paragraph();
  }

  private void judge(List<Share> group, List<Relation> relations) {
    List<Quantity> wholes = totals.wholes(group);
    @Nullable Quantity told = totals.told(group, wholes);
    @Nullable Quantity best = null;
    int most = 0;
    for (Quantity whole : wholes) {
      int agreeing = (int) group.stream().filter(share -> share.in(whole).agrees()).count();
      if (agreeing > most || (agreeing == most && most > 0 && whole.equals(told))) {
        most = agreeing;
        best = whole;
      }
    }
    if (isBesideTheTold(group, best, told)) {
      best = told;
    }
    boolean pair = group.size() == 2 && group.get(0).rate().number().scale() > 1;
    boolean common = (most >= 2 || (pair && most == 1)) && most * 2 >= group.size();
    if (best != null && (common || most == group.size() || best.equals(told))) {
      Quantity whole = best;
      @Nullable Quantity outer = last;
      last = best;
      head(group, whole).ifPresent(relations::add);
      group.forEach(
          share ->
              relations.add(
                  goesOn(share, whole, outer)
                      .orElseGet(
                          () -> singles.one(share, whole, wholes, common || whole.equals(told)))));
    } else if (!isOfList(group, relations) && !CommonTotal.isOff(group, wholes, told, relations)) {
      @Nullable Quantity other = group.size() > 1 ? best : null;
      // a total of which no share of several nearly is one is not theirs
      @Nullable Quantity meant =
          told != null
                  && (group.size() == 1
                      || group.stream().map(share -> share.in(told)).anyMatch(ShareCheck::isMeant))
              ? told
              : null;
      group.forEach(
          share ->
              relations.add(
                  goesOn(share, other).orElseGet(() -> singles.alone(share, meant, wholes))));
    }
  }

  /** 占受理总量 is of 受理9件 where that nearly gives it, though 办结8件 happens to. */
  private boolean isBesideTheTold(
      List<Share> group, @Nullable Quantity best, @Nullable Quantity told) {
    Share share = group.get(0);
    return group.size() == 1
        && best != null
        && told != null
        && !best.equals(told)
        && share.isOfNamed()
        && share.in(told).isNear()
        && totals.isCalled(told, share)
        && !totals.isCalled(best, share);
  }

  /** 民事9件、刑事8件;民事占53%,刑事占47%: most of them of what the list itself comes to. */
  private boolean isOfList(List<Share> group, List<Relation> relations) {
    List<Quantity> list = quantities.run(group.get(0).of(), Quantities.CLAUSES);
    quantities.following(group.get(0).of(), Quantities.CLAUSES).forEach(list::add);
    boolean within = group.stream().allMatch(share -> list.containsAll(share.parts()));
    if (group.size() < 2 || list.size() < 2 || !within || group.get(0).parts().size() > 1) {
      return false;
    }
    List<Formula> formulas =
        group.stream().map(share -> Formula.share(share.rate(), share.of(), list)).toList();
    long agreeing = formulas.stream().filter(Formula::agrees).count();
    boolean near = agreeing > 0 && formulas.stream().allMatch(f -> f.agrees() || f.isNear(true));
    if (!near && (agreeing < 2 || agreeing * 2 < formulas.size())) {
      return false;
    }
    formulas.forEach(formula -> relations.add(formula.relation()));
    return true;
  }

  private static boolean isMeant(Formula formula) {
    return formula.agrees() || formula.isNear(true) || formula.isSlip();
  }

  /** The total of another of the list, of which this one is nearly the share, too. */
  private static Optional<Relation> goesOn(Share share, @Nullable Quantity whole) {
    return Optional.ofNullable(whole)
        .map(share::in)
        .filter(formula -> formula.agrees() || formula.isTelling(false))
        .map(Formula::relation);
  }

  /** 民事9件,占90%,其中农民工3件,占民事的33%;刑事1件,占10%: of what 民事 was a share of. */
  private static Optional<Relation> goesOn(Share share, Quantity whole, @Nullable Quantity outer) {
    return outer == null
            || !share.base().isEmpty()
            || outer.paragraph() != share.rate().paragraph()
            || share.in(whole).agrees()
        ? Optional.empty()
        : SingleShares.agreeing(share, List.of(outer));
  }

  /** 结案的63起中,…: what the list says that it is a list of must be its total. */
  private Optional<Relation> head(List<Share> group, Quantity whole) {
    Quantity first = group.get(0).parts().get(0);
    if (group.size() < 2 || first.index() == 0 || !first.lead().startsWith("中,")) {
      return Optional.empty();
    }
    Quantity head = quantities.all().get(first.index() - 1);
    List<Quantity> rates = group.stream().map(Share::rate).toList();
    return Quantities.isSame(head, whole) && head.value().compareTo(whole.value()) != 0
        ? Optional.of(
            Relation.differs(
                head,
                rates,
                "按各项占比推算总数是 %s，文中是 %s"
                    .formatted(Decimals.plain(whole.value()), Decimals.plain(head.value()))))
        : Optional.empty();
  }
}
