package dev.fazhi.audit.arithmetic.rate;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
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

  /** So many paragraphs back a count may stand that is called as the rate. */
  private static final int TOPICS = 2;

  private final Quantities quantities;
  private final Denominators denominators;
  private final RatePairs pairs;
  private final CarriedOver carried;
  private final ListedRates listed;
  private final PriorRates prior;
  private final RateNames names;

  public RateCheck(Quantities quantities) {
    this.quantities = quantities;
    this.denominators = new Denominators(quantities);
    this.pairs = new RatePairs(quantities);
    this.carried = new CarriedOver(quantities);
    this.listed = new ListedRates(quantities);
    this.prior = new PriorRates(quantities);
    this.names = new RateNames(quantities);
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
            .filter(f -> f.basis().get(1).paragraph() == rate.paragraph() || !isRefused(f))
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
            .filter(f -> isTold(f) && !names.isNarrower(rate, stem, f))
            .filter(f -> !isOpen(f) || f.isNear(true) || f.isTelling(true))
            .toList();
    // a slip of the last digit must not be excused by two counts that happen to give it
    if (rate.isExact()
        && told.stream().noneMatch(Formula::agrees)
        && named.stream()
            .noneMatch(f -> f.agrees() && (isOfSentence(f) || denominators.isTopicOf(f)))) {
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
    Optional<Formula> far = far(rate, stem, counts);
    if (far.isPresent()) {
      return far.map(Formula::relation);
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
                    (isClose(f) && f.isNear(true))
                        || isUnlikely(f)
                        || !names.isNarrower(rate, stem, f))
            .filter(f -> isSlip(f, named.contains(f)))
            .findFirst();
    return slip.or(() -> rate.isExact() ? meant : Optional.empty())
        .or(() -> anywhere(rate))
        .map(formula -> withOthers(formula, told))
        .or(
            () ->
                Optional.of(
                    near.isEmpty()
                        ? Relation.unchecked(rate, "文中没有它的分子和分母")
                        : Relation.ambiguous(
                            rate, near.get(0).basis(), "附近的数没有一对能得出它，也看不出哪个是它的分子、分母")));
  }

  /** 不捕率 is of all that was decided, and of what else but 受理 nobody knows. */
  private static boolean isRefused(Formula formula) {
    return RatePairs.NOT.matcher(formula.basis().get(0).clause()).find()
        && !formula.isOfBoth()
        && !RateVocabulary.TAKEN.matcher(formula.basis().get(1).clause()).find();
  }

  /**
   * Whether other numbers may be meant: 审结9件12人 has two of each, 新收 is not all that was taken on,
   * and who is one of two kinds may be one of three.
   */
  private boolean isOpen(Formula formula) {
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
                            || isOfSentence(f)
                            || quantities.isRightBefore(f.basis().get(0), rate)));
    return excused
        ? Optional.empty()
        : near.stream()
            .filter(f -> quantities.isRightBefore(f.basis().get(0), rate))
            .filter(
                f ->
                    f.isNear(isClose(f))
                        || (isSlipBeside(f, named.contains(f)) && !names.isNarrower(rate, stem, f)))
            .filter(denominators::isPossible)
            .filter(f -> isNeighbour(f) || !names.isNarrower(rate, stem, f))
            .findFirst();
  }

  /** 维持率为38% behind a sentence that told 其中:维持9件: the only one called so, and its total. */
  private Optional<Formula> far(Quantity rate, String stem, List<Quantity> counts) {
    if (counts.stream().anyMatch(q -> q.sentence() == rate.sentence())) {
      return Optional.empty();
    }
    List<Quantity> called =
        counts.stream()
            .filter(q -> rate.paragraph() - q.paragraph() <= TOPICS)
            .filter(q -> q.clause().endsWith(stem) || RateVocabulary.isOf(stem, q.clause()))
            .toList();
    if (called.size() != 1) {
      return Optional.empty();
    }
    List<Formula> formulas =
        counts.stream()
            .filter(q -> q.index() < called.get(0).index() && Quantities.isSame(q, called.get(0)))
            .map(whole -> Formula.share(rate, called.get(0), whole))
            .toList();
    return formulas.stream()
        .filter(Formula::agrees)
        .findFirst()
        .or(
            () ->
                formulas.stream()
                    .filter(f -> rate.isExact())
                    .filter(f -> f.isNear() || (denominators.isTold(f) && f.isSlip()))
                    .findFirst());
  }

  /** Whether the same numbers must be meant, right before the rate or by its name. */
  private boolean isSlip(Formula formula, boolean isNamed) {
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
  private boolean isUnlikely(Formula formula) {
    return quantities.isRightBefore(formula.basis().get(0), formula.rate())
        && !RateNames.WITHIN.matcher(formula.rate().lead()).find()
        && formula.isUnlikely();
  }

  /** 超期9件,超期率5.08%: the count right before it in a usual total that stands far away. */
  private Optional<Formula> anywhere(Quantity rate) {
    return quantities.before(rate, q -> q.isCurrent() && quantities.isRightBefore(q, rate)).stream()
        .flatMap(
            part ->
                quantities
                    .before(part, q -> quantities.isUsualTotal(q) && Quantities.isSame(q, part))
                    .stream()
                    .map(whole -> Formula.share(rate, part, whole)))
        .filter(this::isUnlikely)
        .findFirst();
  }

  /** 开庭9件,出庭应诉4件,出庭应诉率: nothing but the two, of which the one is called as the rate. */
  private boolean isSlipBeside(Formula formula, boolean isNamed) {
    return isNamed && isBeside(formula) && isTold(formula) && formula.isSlip();
  }

  /** What else the same count may be a part of. */
  private Stream<Formula> possible(List<Formula> near, Formula told) {
    return near.stream()
        .filter(f -> f.basis().get(0).equals(told.basis().get(0)))
        .filter(denominators::isPossible);
  }

  /** Both counts stand in the sentence of the rate, the one right before it. */
  private boolean isClose(Formula formula) {
    Quantity part = formula.basis().get(0);
    return quantities.isRightBefore(part, formula.rate())
        && formula.basis().get(1).sentence() == part.sentence();
  }

  /** Both counts stand in one sentence, or in two next to each other. */
  private static boolean isOfSentence(Formula formula) {
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
  private static boolean isNeighbour(Formula formula) {
    return !RateNames.WITHIN.matcher(formula.rate().lead()).find()
        && formula.basis().get(0).sentence() - formula.basis().get(1).sentence() <= 1;
  }

  private boolean isTold(Formula formula) {
    Optional<Quantity> list = denominators.ofList(formula.basis().get(0));
    return list.map(whole -> formula.isPlausible() && whole.equals(formula.basis().get(1)))
        .orElseGet(() -> denominators.isTold(formula));
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
