package dev.fazhi.audit.arithmetic;

import dev.fazhi.audit.arithmetic.Quantity.Direction;
import dev.fazhi.audit.arithmetic.Quantity.Kind;
import dev.fazhi.audit.arithmetic.Quantity.Role;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes against the two periods that the text tells: 30件（上年同期40件），同比下降25%; against the one and
 * the difference: 增加1200件，增长30%; differences in percentage points against the two rates.
 */
final class GrowthCheck {

  /** What stands between a count and its change when the change is the count's own. */
  private static final Pattern OWN =
      Pattern.compile(
          "[^,。;()]{0,3}[,()]?(?:同比|环比|(?:较|比|与|同)[^,。;()]{1,10}?(?:相比|同期|年|月|度)?|[,、]|增|降|减|上升|下降|增长|减少|幅|度|为|了|达|有所|略有|分别|净|大幅|明显)*.{0,4}");

  private static final Pattern EACH = Pattern.compile("分别");
  private static final Pattern LISTED =
      Pattern.compile("[、,和及与]{0,2}(?:增长|增加|上升|提高|下降|减少|降低|下滑|回落)?");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|[,;])(?<name>(?![较比与同])\\p{IsHan}{2,8}?)(?:数量?)?(?:增长|增加|上升|减少|下降|净增)[^,;]*$");

  private static final Pattern RATE_NAME = Pattern.compile("率|占比|比例|比重|覆盖面");

  private final Quantities quantities;

  GrowthCheck(Quantities quantities) {
    this.quantities = quantities;
  }

  static boolean isGrowth(Quantity quantity) {
    return quantity.kind() == Kind.RATE && quantity.role() == Role.CHANGE;
  }

  /** Two periods with what they are read from. */
  private record Pair(BigDecimal now, BigDecimal prior, List<Quantity> basis, boolean sure) {}

  /** A printed per cent of change. */
  Optional<Relation> growth(Quantity rate) {
    List<Pair> pairs = each(rate).map(List::of).orElseGet(() -> pairs(rate));
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
          && (pair.sure() || (formula.isNear() && isThatWay(rate, pair)))) {
        return Optional.of(isThatWay(rate, pair) ? formula.relation() : wrongWay(rate, pair));
      }
    }
    return Optional.of(
        pairs.isEmpty()
            ? Relation.unchecked(rate, "文中没有上期数")
            : Relation.ambiguous(rate, pairs.get(0).basis(), "附近的两期数得不出它，也看不出说的是不是它们"));
  }

  /** 办结9件、调成7件,上年同期分别为8件、7件,分别增长…: the first of each belong together. */
  private Optional<Pair> each(Quantity rate) {
    int first = rate.index();
    while (first > 0 && !EACH.matcher(quantities.all().get(first).lead()).find()) {
      boolean listed =
          isGrowth(quantities.all().get(first))
              && LISTED.matcher(quantities.all().get(first).lead()).matches();
      if (!listed) {
        return Optional.empty();
      }
      first--;
    }
    int place = rate.index() - first;
    List<Quantity> priors = new ArrayList<>();
    int at = first - 1;
    for (; at >= 0 && quantities.all().get(at).isPriorCount(); at--) {
      priors.add(0, quantities.all().get(at));
    }
    int from = at + 1 - priors.size();
    if (priors.size() < 2 || place >= priors.size() || from < 0) {
      return Optional.empty();
    }
    Quantity now = quantities.all().get(from + place);
    Quantity prior = priors.get(place);
    boolean fits =
        now.isCurrent()
            && now.sentence() == rate.sentence()
            && Quantities.isSame(now, prior)
            && EACH.matcher(priors.get(0).lead()).find();
    return fits
        ? Optional.of(new Pair(now.value(), prior.value(), List.of(now, prior), true))
        : Optional.empty();
  }

  private static boolean isThatWay(Quantity rate, Pair pair) {
    int way = pair.now().compareTo(pair.prior());
    return rate.value().signum() == 0 || (rate.change() == Direction.UP ? way >= 0 : way <= 0);
  }

  private static Relation wrongWay(Quantity rate, Pair pair) {
    return Relation.differs(
        rate,
        pair.basis(),
        "文中说%s，两期数却是 %s 与 %s"
            .formatted(
                rate.change() == Direction.UP ? "上升" : "下降",
                Decimals.plain(pair.now()),
                Decimals.plain(pair.prior())));
  }

  private static Formula formula(Quantity rate, Pair pair) {
    return new Formula(
        rate,
        pair.now().subtract(pair.prior()).abs(),
        pair.prior(),
        pair.basis(),
        Formula.growth(pair.now(), pair.prior()));
  }

  private List<Pair> pairs(Quantity rate) {
    List<Quantity> sentence = quantities.around(rate, Quantity::isCount);
    List<Pair> pairs = new ArrayList<>();
    List<Quantity> priors =
        sentence.stream().filter(q -> q.isPriorCount() && q.base().fits(rate.base())).toList();
    List<Quantity> nows = sentence.stream().filter(Quantity::isCurrent).toList();
    Optional<Quantity> subject =
        quantities.before(rate, q -> q.isCurrent() && q.sentence() == rate.sentence()).stream()
            .filter(rate::sees)
            .findFirst();
    for (Quantity prior : priors) {
      for (Quantity now : nows) {
        if (Quantities.isSame(now, prior)) {
          boolean sure =
              subject.filter(now::equals).isPresent()
                  && (priors.stream().filter(q -> Quantities.isSame(q, now)).count() == 1
                      ? isOwn(now, rate)
                      : prior.index() == rate.index() - 1 && isAlone(now, rate));
          pairs.add(new Pair(now.value(), prior.value(), List.of(now, prior), sure));
        }
      }
    }
    if (nows.isEmpty() && priors.size() == 1) {
      topic(rate, priors.get(0))
          .ifPresent(
              now ->
                  pairs.add(
                      new Pair(
                          now.value(), priors.get(0).value(), List.of(now, priors.get(0)), true)));
    }
    sentence.stream()
        .filter(q -> q.role() == Role.CHANGE && q.index() < rate.index())
        .forEach(delta -> byDelta(rate, delta, subject, pairs));
    if (priors.isEmpty()) {
      earlier(rate, nows, pairs);
      subject.ifPresent(now -> later(rate, now, pairs));
    }
    return pairs;
  }

  /** What the paragraph began to speak of, when the sentence itself has no count. */
  private Optional<Quantity> topic(Quantity rate, Quantity like) {
    List<Quantity> before =
        quantities.before(
            rate,
            q -> q.isCurrent() && q.paragraph() == rate.paragraph() && Quantities.isSame(q, like));
    return before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
  }

  /** 比上年增加1200件，增长30%: the other period is the count less the difference. */
  private void byDelta(
      Quantity rate, Quantity delta, Optional<Quantity> subject, List<Pair> pairs) {
    List<Quantity> nows =
        quantities.before(
            delta,
            q -> q.isCurrent() && Quantities.isSame(q, delta) && q.paragraph() == rate.paragraph());
    for (Quantity now : nows) {
      BigDecimal prior =
          delta.change() == Direction.UP
              ? now.value().subtract(delta.value())
              : now.value().add(delta.value());
      boolean own = subject.filter(now::equals).isPresent() && isOwn(now, delta);
      boolean topical = subject.isEmpty() && isTopic(now, nows, delta);
      boolean sure = delta.index() == rate.index() - 1 && (own || topical);
      if (prior.signum() > 0) {
        pairs.add(new Pair(now.value(), prior, List.of(now, delta), sure));
      }
    }
  }

  /** 行政许可增加1874件: the count of the same name; without a name the first of the paragraph. */
  private static boolean isTopic(Quantity now, List<Quantity> nows, Quantity delta) {
    Matcher named = NAMED.matcher(delta.lead());
    if (!named.find()) {
      return now.equals(nows.get(nows.size() - 1));
    }
    return now.clause().contains(named.group("name"));
  }

  /** The prior period of a sentence before, when this one tells none. */
  private void earlier(Quantity rate, List<Quantity> nows, List<Pair> pairs) {
    for (Quantity prior :
        quantities.before(
            rate,
            q ->
                q.isPriorCount()
                    && q.paragraph() == rate.paragraph()
                    && q.base().fits(rate.base()))) {
      for (Quantity now :
          quantities.before(rate, q -> q.isCurrent() && q.paragraph() == rate.paragraph())) {
        if (Quantities.isSame(now, prior)) {
          pairs.add(new Pair(now.value(), prior.value(), List.of(now, prior), false));
        }
      }
    }
  }

  /** 同比下降4%。上年受理2500件: the prior period is told in the paragraph's next sentences. */
  private void later(Quantity rate, Quantity now, List<Pair> pairs) {
    for (int i = rate.index() + 1; i < quantities.all().size(); i++) {
      Quantity prior = quantities.all().get(i);
      if (prior.paragraph() != rate.paragraph()) {
        return;
      }
      boolean first = quantities.all().get(i - 1).sentence() != prior.sentence();
      boolean near = first && prior.role() == Role.PRIOR && Quantities.isSame(now, prior);
      if (near && prior.base().fits(rate.base())) {
        pairs.add(new Pair(now.value(), prior.value(), List.of(now, prior), isOwn(now, rate)));
        return;
      }
    }
  }

  /** Whether only comparisons with other periods stand between the count and its change. */
  private boolean isAlone(Quantity now, Quantity rate) {
    for (int i = now.index() + 1; i < rate.index(); i++) {
      Role role = quantities.all().get(i).role();
      if (rate.sees(quantities.all().get(i)) && role != Role.PRIOR && role != Role.CHANGE) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing between the count and its change begins another subject. */
  private boolean isOwn(Quantity now, Quantity change) {
    for (int i = now.index() + 1; i <= change.index(); i++) {
      Quantity next = quantities.all().get(i);
      if (!change.sees(next) && !next.isPriorCount()) {
        continue;
      }
      boolean passed =
          next.isShare()
              || next.role() == Role.MEAN
              || next.role() == Role.PRIOR
              || next.role() == Role.CHANGE;
      if (!passed || (next.role() == Role.CHANGE && !OWN.matcher(next.lead()).matches())) {
        return false;
      }
    }
    return true;
  }

  /** 较上年增加47件 between the two counts that it is the difference of. */
  Optional<Relation> difference(Quantity delta) {
    List<Quantity> priors =
        quantities.around(
            delta,
            q -> q.isPriorCount() && Quantities.isSame(q, delta) && q.base().fits(delta.base()));
    Optional<Quantity> now =
        quantities.before(delta, q -> q.isCurrent() && q.sentence() == delta.sentence()).stream()
            .filter(delta::sees)
            .findFirst();
    boolean own = now.isPresent() && Quantities.isSame(now.get(), delta) && isOwn(now.get(), delta);
    if (own
        && priors.isEmpty()
        && delta.change() == Direction.UP
        && now.get().index() == delta.index() - 1
        && now.get().value().compareTo(delta.value()) < 0) {
      return Optional.of(Relation.differs(delta, List.of(now.get()), "增加的比现有的还多"));
    }
    if (priors.size() != 1 || now.isEmpty() || !Quantities.isSame(now.get(), delta)) {
      return Optional.empty();
    }
    BigDecimal difference = now.get().value().subtract(priors.get(0).value());
    List<Quantity> basis = List.of(now.get(), priors.get(0));
    String words =
        "%s − %s = %s"
            .formatted(
                Decimals.plain(now.get().value()),
                Decimals.plain(priors.get(0).value()),
                Decimals.plain(difference));
    boolean fits =
        difference.abs().compareTo(delta.value()) == 0
            && (difference.signum() > 0) == (delta.change() == Direction.UP);
    if (fits) {
      return Optional.of(Relation.agrees(delta, basis, words));
    }
    return isOwn(now.get(), delta) && delta.isExact()
        ? Optional.of(
            Relation.differs(delta, basis, words + "，文中是 " + Decimals.plain(delta.value())))
        : Optional.of(Relation.ambiguous(delta, basis, "看不出它是不是这两个数的差"));
  }

  /** Percentage points: the difference of two rates, never of a count. */
  Relation points(Quantity points) {
    List<Quantity> before = quantities.before(points, q -> q.sentence() == points.sentence());
    if (before.isEmpty() || points.role() != Role.CHANGE) {
      return Relation.unchecked(points, "文中没有它所比的两个比率");
    }
    Quantity subject = before.get(0);
    List<Quantity> rates =
        quantities.around(points, q -> q.kind() == Kind.RATE && q.role() != Role.CHANGE);
    List<Quantity> priors = rates.stream().filter(q -> q.role() == Role.PRIOR).toList();
    List<Quantity> nows = rates.stream().filter(q -> q.role() != Role.PRIOR).toList();
    if (priors.size() == 1 && !nows.isEmpty()) {
      Quantity now =
          nows.stream()
              .filter(q -> q.index() < points.index())
              .reduce((a, b) -> b)
              .orElse(nows.get(0));
      return points(points, now, priors.get(0));
    }
    boolean named = RATE_NAME.matcher(points.lead()).find();
    if (subject.isCount()
        && subject.role() == Role.VALUE
        && rates.isEmpty()
        && !named
        && OWN.matcher(points.lead()).matches()) {
      return Relation.differs(points, List.of(subject), "百分点是两个比率之差；这里说的是一个数量的增减，应写百分之几");
    }
    return Relation.unchecked(points, "文中没有它所比的上期比率");
  }

  private static Relation points(Quantity points, Quantity now, Quantity prior) {
    BigDecimal difference = now.value().subtract(prior.value());
    String words =
        "%s%% − %s%% = %s 个百分点"
            .formatted(
                Decimals.plain(now.value()),
                Decimals.plain(prior.value()),
                Decimals.plain(difference));
    List<Quantity> basis = List.of(now, prior);
    boolean way = (difference.signum() >= 0) == (points.change() == Direction.UP);
    if (way && difference.abs().compareTo(points.value()) == 0) {
      return Relation.agrees(points, basis, words);
    }
    return Relation.differs(
        points, basis, words + "，文中是 " + Decimals.plain(points.value()) + " 个百分点");
  }
}
