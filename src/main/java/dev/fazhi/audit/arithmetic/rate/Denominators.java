package dev.fazhi.audit.arithmetic.rate;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the count that is certainly the denominator of a rate, so that a rate that does not follow
 * from it is wrong. None where two counts could be meant, or the words name another.
 */
final class Denominators {

  private static final Pattern WHOLE = Pattern.compile("总数|总量|共|合计|现有|在册");

  /** So many paragraphs back the usual denominator may have been told. */
  private static final int TOPICS = 2;

  private final Quantities quantities;

  private final NamedBases bases;

  Denominators(Quantities quantities) {
    this.quantities = quantities;
    this.bases = new NamedBases(quantities);
  }

  /** Whether the denominator is told so near that nothing else can be meant. */
  boolean isTold(Formula formula) {
    Quantity part = formula.basis().get(0);
    Quantity whole = formula.basis().get(1);
    if (formula.isPlausible() && isBehind(formula)) {
      return true;
    } else if (!formula.isPlausible() || isOfOthers(part, whole)) {
      return false;
    } else if (whole.index() > part.index()) {
      return WHOLE.matcher(whole.lead()).find()
          || RateVocabulary.areUsual(part.clause(), whole.clause());
    }
    boolean topic = isTopic(whole, part);
    boolean near =
        (part.sentence() - whole.sentence() <= 1 && part.paragraph() == whole.paragraph())
            || topic
            || isOfList(whole, part)
            || isUsual(whole, part)
            || (bases.isNamed(part, whole) && part.paragraph() - whole.paragraph() <= 4);
    return near
        && (!quantities.isPart(whole) || bases.isNamed(part, whole) || isChain(formula))
        && (!whole.lead().contains("其中") || whole.sentence() == part.sentence())
        && (whole.value().compareTo(part.value()) >= 0 || topic || isSlip(formula))
        && (!quantities.isListed(whole) || isPair(part, whole));
  }

  /** 发出建议9件,占立案数的90%,回复8件,回复率88.9%: each of the one before, and about so much. */
  private boolean isChain(Formula formula) {
    Quantity part = formula.basis().get(0);
    Quantity whole = formula.basis().get(1);
    return whole.index() == part.index() - 2
        && whole.sentence() == part.sentence()
        && quantities.isRightBefore(part, formula.rate())
        && formula.isAbout();
  }

  /** 立案9件、破8件: a list of two of which the one is usually told of the other. */
  private boolean isPair(Quantity part, Quantity whole) {
    return whole.index() == part.index() - 1
        && quantities.run(part, Quantities.LIST).size() == 2
        && quantities.following(part, Quantities.LIST).isEmpty()
        && RateVocabulary.areUsual(part.clause(), whole.clause());
  }

  /** 适用率94.6%(同期审结445人): alone in the bracket right behind. */
  private static boolean isBehind(Formula formula) {
    Quantity whole = formula.basis().get(1);
    return whole.index() == formula.rate().index() + 1
        && whole.lead().startsWith("(")
        && (whole.value().compareTo(formula.basis().get(0).value()) >= 0
            || WHOLE.matcher(whole.lead()).find());
  }

  /** 审结159件。驳回71件,占…;撤诉41件,撤诉率…: only counts with rates of their own between. */
  private boolean isOfList(Quantity whole, Quantity part) {
    boolean rated = true;
    for (int i = whole.index() + 1; i < part.index() && rated; i++) {
      Quantity between = quantities.all().get(i);
      rated = !between.isCurrent() || quantities.isPart(between) || hasOwnRate(between);
    }
    return rated && whole.paragraph() == part.paragraph();
  }

  /** Whether nothing speaks against it: told before in the same paragraph, or as is usual. */
  boolean isPossible(Formula formula) {
    Quantity part = formula.basis().get(0);
    Quantity whole = formula.basis().get(1);
    return !isOfOthers(part, whole)
        && (!quantities.isListed(whole) || isPair(part, whole))
        && (part.paragraph() == whole.paragraph()
            || (part.paragraph() - whole.paragraph() <= 2 && quantities.isFirst(whole))
            || RateVocabulary.areUsual(part.clause(), whole.clause())
            || bases.isNamed(part, whole));
  }

  /** Counted in hearings and not in cases, of other cases, or put in between brackets. */
  private boolean isOfOthers(Quantity part, Quantity whole) {
    boolean heard =
        RateVocabulary.HEARD.matcher(part.clause()).find()
            && !RateVocabulary.HEARD.matcher(whole.clause()).find();
    String bracket = quantities.bracket(part);
    boolean carried =
        !bracket.equals(quantities.bracket(whole))
            && (bracket.contains("含") || RateVocabulary.CARRIED.matcher(bracket).find());
    Matcher behind = NamedBases.BASE.matcher(part.lead());
    // 审结的385件案件中,败诉22件: of the count right before, and of no other
    boolean those = behind.find() && behind.start() == 0 && whole.index() < part.index() - 1;
    return heard
        || carried
        || those
        || quantities.bracket(whole).startsWith("不含")
        || !part.sees(whole)
        || (bases.base(part, whole).isPresent() && !bases.isNamed(part, whole));
  }

  /** Whether a count that is too small to be the denominator must be it with a digit wrong. */
  private boolean isSlip(Formula formula) {
    Quantity part = formula.basis().get(0);
    Quantity whole = formula.basis().get(1);
    boolean next =
        quantities
            .before(
                part,
                q ->
                    q.isCurrent()
                        && Quantities.isSame(q, part)
                        && part.sees(q)
                        && !quantities.isPart(q))
            .stream()
            .findFirst()
            .filter(whole::equals)
            .isPresent();
    return (next || whole.sentence() == part.sentence() || bases.isNamed(part, whole))
        && !hasOwnRate(whole)
        && formula.isSlip();
  }

  /** 纠错9件,纠错率1.2%: a count with a rate of its own name behind it. */
  private boolean hasOwnRate(Quantity count) {
    int next = count.index() + 1;
    if (next >= quantities.all().size()) {
      return false;
    }
    Quantity rate = quantities.all().get(next);
    Matcher name = RateWords.NAME.matcher(rate.lead());
    return rate.kind() == Quantity.Kind.RATE
        && rate.sentence() == count.sentence()
        && name.find()
        && RateVocabulary.match(count.clause(), name.group("stem")) > 0;
  }

  /** 承办…件 that the last paragraph began with, 办结…件 being the first count of this one. */
  private boolean isTopic(Quantity whole, Quantity part) {
    boolean before =
        part.paragraph() - whole.paragraph() == 1
            && RateVocabulary.DONE.matcher(part.clause()).find()
            && RateVocabulary.TAKEN.matcher(whole.clause()).find();
    return before
        && quantities
            .before(
                part,
                q ->
                    q.isCurrent()
                        && Quantities.isSame(q, part)
                        && (q.paragraph() == part.paragraph()
                            || (q.paragraph() == whole.paragraph()
                                && q.index() != whole.index()
                                && RateVocabulary.TAKEN.matcher(q.clause()).find())))
            .isEmpty();
  }

  /** The count that the paragraph tells for the usual denominator of such a rate. */
  private boolean isUsual(Quantity whole, Quantity part) {
    if (whole.value().compareTo(part.value()) < 0
        || !RateVocabulary.areUsual(part.clause(), whole.clause())) {
      return false;
    }
    return whole.paragraph() == part.paragraph()
        || part.paragraph() - whole.paragraph() <= TOPICS
            && quantities
                .before(
                    part,
                    q ->
                        q.index() > whole.index()
                            && q.isCurrent()
                            && RateVocabulary.areUsual(part.clause(), q.clause()))
                .isEmpty();
  }

  /**
   * 回访670件,…满意614件、基本满意34件、不满意22件: the count before that a whole list adds up to; empty when none
   * is.
   */
  Optional<Quantity> ofList(Quantity part) {
    List<Quantity> list = new ArrayList<>(quantities.run(part, Quantities.LIST));
    quantities.following(part, Quantities.LIST).forEach(list::add);
    if (list.size() < 2) {
      return Optional.empty();
    }
    BigDecimal sum = Range.sum(list).value();
    Quantity first = list.get(0);
    return quantities
        .before(
            first,
            q ->
                q.isCurrent()
                    && Quantities.isSame(q, part)
                    && q.paragraph() == part.paragraph()
                    && q.value().compareTo(sum) == 0)
        .stream()
        .findFirst();
  }
}
