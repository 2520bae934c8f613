package dev.fazhi.audit.arithmetic.rate;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Narrowing;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import dev.fazhi.model.Decimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rate that is called by a name, 办结率91.25%, against the counts before it. Its numerator is the
 * count whose own clause holds the name's stem, 办结; its denominator a count told before that.
 */
public final class RateCheck {

  private static final Pattern THRESHOLD =
      Pattern.compile("低于|高于|不足|超过|以上|未达|标准|目标|要求|连续|保持|稳定|历年|历史|平均|力争|确保|年均");

  private final Quantities quantities;

  private final Denominators denominators;

  private final RatePairs pairs;

  private final CarriedOver carried;

  private final ListedRates listed;

  private final PriorRates prior;

  private final RateNames names;

  private final Narrowing narrowing;

  private final RateSlips slips;

  private final FarCounts far;

  public RateCheck(Quantities quantities) {
    this.quantities = quantities;
    this.denominators = new Denominators(quantities);
    this.pairs = new RatePairs(quantities);
    this.carried = new CarriedOver(quantities);
    this.listed = new ListedRates(quantities);
    this.prior = new PriorRates(quantities);
    this.names = new RateNames(quantities);
    this.narrowing = new Narrowing(quantities);
    this.slips = new RateSlips(quantities, denominators);
    this.far = new FarCounts(quantities, denominators, slips);
  }

  public Optional<Relation> check(Quantity rate) {
    Matcher name = RateWords.NAME.matcher(rate.lead());
    if (rate.role() == Quantity.Role.PRIOR) {
      return Optional.of(
          name.find() ? prior.check(rate, name.group("stem")) : PriorRates.earlier(rate));
    }
    Optional<Relation> together = listed.check(rate);
    if (together.isPresent()) {
      return together;
    }
    if (!name.find() || THRESHOLD.matcher(name.group("rest")).find()) {
      return Optional.empty();
    }
    String stem = name.group("stem");
    Optional<Relation> rest = listed.rest(rate, stem);
    if (rest.isPresent()) {
      return rest;
    }
    List<Quantity> counts =
        quantities.before(
            rate, other -> other.isCurrent() && rate.paragraph() - other.paragraph() <= 4);
    List<Formula> near =
        pairs.near(rate, counts).stream()
            .filter(
                f -> f.basis().get(1).paragraph() == rate.paragraph() || !RateSlips.isRefused(f))
            .toList();
    Map<Quantity, Boolean> parts = new HashMap<>();
    List<Formula> named =
        near.stream()
            .filter(
                f -> parts.computeIfAbsent(f.basis().get(0), part -> names.isOf(part, rate, stem)))
            .toList();
    Optional<Formula> both = carried.formula(named);
    if (both.isPresent() && first(named).isEmpty()) {
      return both.map(Formula::relation);
    }
    List<Formula> told =
        named.stream()
            .filter(f -> slips.isTold(f) && !narrowing.isNarrower(rate, stem, f.basis().get(0)))
            .filter(f -> !slips.isOpen(f) || f.isNear(true) || f.isTelling(true))
            .toList();
    // a slip of the last digit must not be excused by two counts that happen to give it
    if (rate.isExact()
        && told.stream().noneMatch(Formula::agrees)
        && named.stream()
            .noneMatch(
                f ->
                    f.agrees()
                        && (RateSlips.isOfSentence(f)
                            || new NamedBases(quantities).isTopicOf(f)))) {
      Optional<Formula> missed = told.stream().filter(Formula::isNear).findFirst();
      if (missed.isPresent()) {
        return missed.map(Formula::relation);
      }
    }
    Optional<Formula> others = pairs.rest(rate, stem, counts);
    if (others.isPresent()) {
      return others.map(Formula::relation);
    }
    Optional<Formula> beside = beside(rate, stem, near, named);
    if (beside.isPresent()) {
      return beside.map(Formula::relation);
    }
    Optional<Formula> away = far.named(rate, stem, counts);
    if (away.isPresent()) {
      return away.map(Formula::relation);
    }
    Optional<Formula> joint = pairs.joint(rate, stem, counts);
    Optional<Formula> agreeing =
        first(named)
            .or(() -> first(near))
            .or(
                () ->
                    joint.isPresent()
                        ? joint.filter(Formula::agrees)
                        : pairs.sums(rate, counts, named.isEmpty()));
    if (agreeing.isPresent()) {
      return agreeing.map(Formula::relation);
    }
    if (joint.isPresent() && rate.isExact()) {
      return joint.map(Formula::relation);
    }
    Optional<Formula> meant =
        Stream.concat(told.stream(), told.isEmpty() ? Stream.of() : possible(near, told.get(0)))
            .min(
                Comparator.comparing((Formula f) -> f.part().compareTo(f.whole()) > 0)
                    .thenComparing(f -> !f.isSlip()));
    Optional<Formula> slip =
        Stream.concat(told.stream(), near.stream())
            .filter(
                f ->
                    (slips.isClose(f) && f.isNear(true))
                        || slips.isUnlikely(f)
                        || !narrowing.isNarrower(rate, stem, f.basis().get(0)))
            .filter(f -> slips.isSlip(f, named.contains(f)))
            .findFirst();
    return slip.or(() -> rate.isExact() ? meant : Optional.empty())
        .or(() -> far.anywhere(rate))
        .map(formula -> withOthers(formula, told))
        .or(
            () ->
                Optional.of(
                    near.isEmpty()
                        ? Relation.unchecked(rate, "文中没有它的分子和分母")
                        : Relation.ambiguous(
                            rate, near.get(0).basis(), "附近的数没有一对能得出它，也看不出哪个是它的分子、分母")));
  }

  /**
   * The count right before the rate nearly gives it, and no other that could be meant does: that
   * two of all the numbers give it by chance is no excuse.
   */
  private Optional<Formula> beside(
      Quantity rate, String stem, List<Formula> near, List<Formula> named) {
    boolean excused =
        near.stream()
            .anyMatch(
                f ->
                    f.agrees()
                        && (named.contains(f)
                            || RateSlips.isOfSentence(f)
                            || quantities.isRightBefore(f.basis().get(0), rate)));
    return excused
        ? Optional.empty()
        : near.stream()
            .filter(f -> quantities.isRightBefore(f.basis().get(0), rate))
            .filter(
                f ->
                    f.isNear(slips.isClose(f))
                        || (slips.isSlipBeside(f, named.contains(f))
                            && !narrowing.isNarrower(rate, stem, f.basis().get(0))))
            .filter(denominators::isPossible)
            .filter(
                f ->
                    RateSlips.isNeighbour(f) || !narrowing.isNarrower(rate, stem, f.basis().get(0)))
            .findFirst();
  }

  /** What else the same count may be a part of. */
  private Stream<Formula> possible(List<Formula> near, Formula told) {
    return near.stream()
        .filter(f -> f.basis().get(0).equals(told.basis().get(0)))
        .filter(denominators::isPossible);
  }

  /**
   * What else may be wrong: another total, a nearer one that is too small, or the counts of the
   * same list.
   */
  private Relation withOthers(Formula formula, List<Formula> told) {
    Relation relation = formula.relation();
    Quantity part = formula.basis().get(0);
    List<Quantity> basis = new ArrayList<>(relation.basis());
    StringBuilder more = new StringBuilder();
    for (Formula nearer : told) {
      Quantity whole = nearer.basis().get(1);
      if (nearer.basis().get(0).equals(part) && !basis.contains(whole)) {
        basis.add(whole);
        String printed = Decimals.plain(whole.value());
        more.append(
            nearer.part().compareTo(nearer.whole()) <= 0
                ? "；除以 " + printed + " 也得不出"
                : "；前面的 " + printed + " 比 " + Decimals.plain(part.value()) + " 还小，也可能是它有误");
      }
    }
    for (Quantity listed : quantities.run(part, Quantities.CLAUSES)) {
      if (!basis.contains(listed)) {
        basis.add(listed);
      }
    }
    return new Relation(
        relation.of(), relation.verdict(), basis, relation.rules(), relation.explanation() + more);
  }

  /** The first that agrees; a rate without decimals is too easily met by chance. */
  static Optional<Formula> first(List<Formula> formulas) {
    return formulas.stream()
        .filter(
            formula ->
                formula.agrees()
                    && (formula.rate().number().scale() > 0
                        || formula.basis().get(0).sentence() == formula.rate().sentence()))
        .findFirst();
  }
}
