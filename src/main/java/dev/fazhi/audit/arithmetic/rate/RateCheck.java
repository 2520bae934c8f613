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

  private static final Pattern WITHIN =
      Pattern.compile("(?:^|[\\d一二三四五六七八九十])(?:秒|分钟|小时|天|日|个?工作日|个?月|年)内?[^,;、(]*率");

  /** So many paragraphs back a count may stand that is called as the rate. */
  private static final int TOPICS = 2;

  /** So many characters of a rate's name that nothing before has are of something else. */
  private static final int NARROWER = 4;

  private final Quantities quantities;
  private final Denominators denominators;
  private final RatePairs pairs;
  private final CarriedOver carried;
  private final ListedRates listed;

  public RateCheck(Quantities quantities) {
    this.quantities = quantities;
    this.denominators = new Denominators(quantities);
    this.pairs = new RatePairs(quantities);
    this.carried = new CarriedOver(quantities);
    this.listed = new ListedRates(quantities);
  }

  public Optional<Relation> check(Quantity rate) {
    Matcher name = RateWords.NAME.matcher(rate.lead());
    if (rate.role() == Quantity.Role.PRIOR) {
      return Optional.of(name.find() ? prior(rate, name.group("stem")) : earlier(rate));
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
            .filter(f -> parts.computeIfAbsent(f.basis().get(0), part -> isNamed(part, rate, stem)))
            .toList();
    Optional<Formula> both = carried.formula(named);
    if (both.isPresent() && first(named).isEmpty()) {
      return both.map(Formula::relation);
    }
    List<Formula> told =
        named.stream()
            .filter(f -> isTold(f) && !isNarrower(rate, stem, f))
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
                f -> (isClose(f) && f.isNear(true)) || isUnlikely(f) || !isNarrower(rate, stem, f))
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
                        || (isSlipBeside(f, named.contains(f)) && !isNarrower(rate, stem, f)))
            .filter(denominators::isPossible)
            .filter(f -> isNeighbour(f) || !isNarrower(rate, stem, f))
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

  /** 上年审结9件、败诉8件,败诉率…: of the counts of then that its paragraph tells. */
  private Relation prior(Quantity rate, String stem) {
    List<Quantity> counts =
        quantities.before(rate, q -> q.isPriorCount() && q.paragraph() == rate.paragraph());
    List<Formula> near =
        pairs.near(rate, counts).stream()
            .filter(f -> quantities.isRightBefore(f.basis().get(0), rate))
            .filter(f -> RateVocabulary.match(f.basis().get(0).clause(), stem) > 0)
            .toList();
    List<Formula> own =
        near.stream().filter(f -> f.basis().get(1).sentence() == rate.sentence()).toList();
    return first(near)
        .or(() -> own.size() == 1 ? own.stream().findFirst() : likeNow(rate, stem, near))
        .filter(f -> f.agrees() || rate.isExact())
        .map(Formula::relation)
        .orElseGet(() -> earlier(rate));
  }

  /** 审结9件,败诉2件,败诉率22%;…上年败诉3件,败诉率: of what the same rate of now is of. */
  private Optional<Formula> likeNow(Quantity rate, String stem, List<Formula> near) {
    Optional<Quantity> now =
        quantities
            .before(
                rate,
                q ->
                    q.kind() == Quantity.Kind.RATE
                        && q.role() == Quantity.Role.VALUE
                        && q.paragraph() == rate.paragraph()
                        && RateWords.isOf(q, stem))
            .stream()
            .findFirst();
    List<Formula> same =
        now.stream()
            .flatMap(q -> pairs.near(q, quantities.before(q, Quantity::isCurrent)).stream())
            .filter(f -> quantities.isRightBefore(f.basis().get(0), f.rate()) && f.agrees())
            .toList();
    return near.stream()
        .filter(f -> !same.isEmpty() && isAlike(f.basis().get(1), same.get(0).basis().get(1)))
        .findFirst();
  }

  /** 上年审结9件 and 审结8件. */
  private static boolean isAlike(Quantity prior, Quantity now) {
    return now.clause().length() > 1
        && prior.clause().endsWith(now.clause().substring(now.clause().length() - 2));
  }

  private static Relation earlier(Quantity rate) {
    return Relation.unchecked(rate, "这是上期的比率");
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
        && !WITHIN.matcher(formula.rate().lead()).find()
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
    return !WITHIN.matcher(formula.rate().lead()).find()
        && formula.basis().get(0).sentence() - formula.basis().get(1).sentence() <= 1;
  }

  /** 15秒接通率, 有财产可供执行案件法定期限内执结率: words of which no count before speaks narrow it. */
  private boolean isNarrower(Quantity rate, String stem, Formula formula) {
    if (WITHIN.matcher(rate.lead()).find()) {
      return true;
    }
    Quantity part = formula.basis().get(0);
    if (part.index() > rate.index()) {
      return false;
    }
    String own = stem.substring(0, stem.length() - RateVocabulary.match(part.clause(), stem));
    StringBuilder told = new StringBuilder();
    quantities
        .before(rate, q -> q.paragraph() == rate.paragraph())
        .forEach(q -> told.append(q.lead()).append(';'));
    boolean[] known = new boolean[own.length()];
    for (int i = 0; i + 2 <= own.length(); i++) {
      if (told.indexOf(own.substring(i, i + 2)) >= 0) {
        known[i] = true;
        known[i + 1] = true;
      }
    }
    int unknown = 0;
    for (boolean each : known) {
      unknown += each ? 0 : 1;
    }
    return unknown >= NARROWER;
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
  private static Optional<Formula> first(List<Formula> formulas) {
    return formulas.stream()
        .filter(
            formula ->
                formula.agrees()
                    && (formula.rate().number().scale() > 0
                        || formula.basis().get(0).sentence() == formula.rate().sentence()))
        .findFirst();
  }

  /** Whether the words of the count hold the stem, and no other rate of the sentence has it. */
  private boolean isNamed(Quantity part, Quantity rate, String stem) {
    int match = RateVocabulary.match(part.clause(), stem);
    if (match == 0) {
      return isTimely(part, rate, stem);
    }
    List<Quantity> others =
        new ArrayList<>(
            quantities.around(
                rate, q -> q.kind() == Quantity.Kind.RATE && q.index() > part.index()));
    others.addAll(
        quantities.before(
            rate,
            q ->
                q.kind() == Quantity.Kind.RATE
                    && q.index() > part.index()
                    && q.paragraph() == part.paragraph()
                    && q.sentence() != rate.sentence()));
    for (Quantity other : others) {
      Matcher name = RateWords.NAME.matcher(other.lead());
      int better = name.find() ? RateVocabulary.match(part.clause(), name.group("stem")) : 0;
      boolean before = other.index() < rate.index() && other.role() != Quantity.Role.PRIOR;
      if (better > match || (before && better > 0 && isAlike(name.group("stem"), stem))) {
        return false;
      }
    }
    return true;
  }

  /** 按时报备9件,报备率90%: right before the rate, where nothing else is called so. */
  private boolean isTimely(Quantity part, Quantity rate, String stem) {
    return quantities.isRightBefore(part, rate)
        && RateVocabulary.narrow(part.clause()).equals(RateVocabulary.TIMELY)
        && part.clause().endsWith(stem)
        && quantities
            .before(rate, q -> q.paragraph() == rate.paragraph() && q.index() < part.index())
            .stream()
            .noneMatch(q -> q.clause().contains(stem));
  }

  /** 成功率 and 调解成功率 are the same rate of different counts. */
  private static boolean isAlike(String one, String other) {
    return one.length() > 1
        && other.length() > 1
        && one.substring(one.length() - 2).equals(other.substring(other.length() - 2));
  }
}
