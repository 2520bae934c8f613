package dev.fazhi.audit.arithmetic.change;

import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.language.Classifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the two periods' counts that a printed change may belong to. */
final class GrowthPairs {

  /** So many paragraphs back a text may have begun to speak of what it goes on about. */
  private static final int TOPICS = 3;

  private static final Pattern OF_UNIT =
      Pattern.compile("(?:^|[,、]|[同环]比)(?<unit>" + Classifiers.NUMBERED + ")次?数(?!和|与|及)");

  /** 不起诉 is no 起诉. */
  private static final String REFUSED = "不";

  private final Quantities quantities;
  private final ChangeOwner owners;
  private final YearSeries years;
  private final DeltaPairs deltas;
  private final ListedChanges listed;

  GrowthPairs(Quantities quantities) {
    this.quantities = quantities;
    this.owners = new ChangeOwner(quantities);
    this.years = new YearSeries(quantities);
    this.deltas = new DeltaPairs(quantities, owners);
    this.listed = new ListedChanges(quantities);
  }

  /**
   * Two periods with what they are read from.
   *
   * @param isSure whether nothing else can be meant
   */
  record Pair(Range now, Range prior, List<Quantity> basis, boolean isSure) {

    /** By how much the two differ, as it is told or as they tell. */
    Range by() {
      Quantity other = basis.get(1);
      return other.role() == Role.CHANGE && other.isCount()
          ? Range.of(other)
          : now.minus(prior).abs();
    }

    static Pair of(Quantity now, Quantity prior, boolean isSure) {
      return new Pair(Range.of(now), Range.of(prior), List.of(now, prior), isSure);
    }
  }

  /** The pairs that a printed per cent of change may be of, those nearest to it first. */
  List<Pair> of(Quantity rate) {
    if (listed.isOneOfSeveral(rate)) {
      return listed.pair(rate).map(List::of).orElse(List.of());
    }
    return years.pair(rate).map(List::of).orElseGet(() -> pairs(rate));
  }

  private List<Pair> pairs(Quantity rate) {
    List<Quantity> sentence = quantities.around(rate, Quantity::isCount);
    List<Pair> pairs = new ArrayList<>();
    List<Quantity> priors =
        sentence.stream().filter(q -> isPrior(q, rate) && isOfUnit(q, rate)).toList();
    List<Quantity> nows =
        sentence.stream().filter(q -> q.isCurrent() && isOfUnit(q, rate)).toList();
    Optional<Quantity> subject =
        quantities.before(rate, q -> q.isCurrent() && q.sentence() == rate.sentence()).stream()
            .filter(rate::sees)
            .findFirst();
    for (Quantity prior : priors) {
      for (Quantity now : nows) {
        if (Quantities.isSame(now, prior)) {
          boolean only = nows.stream().filter(q -> Quantities.isSame(q, now)).count() == 1;
          boolean beside =
              Math.abs(prior.index() - rate.index()) == 1 && prior.base() == rate.base();
          boolean sure =
              (only && beside && now.index() < rate.index())
                  || subject.filter(now::equals).isPresent()
                      && (priors.stream().filter(q -> Quantities.isSame(q, now)).count() == 1
                          ? owners.isOwn(now, rate)
                          : prior.index() == rate.index() - 1 && isAlone(now, rate));
          pairs.add(Pair.of(now, prior, sure));
        }
      }
    }
    if (nows.isEmpty() && priors.size() == 1) {
      topic(rate, priors.get(0)).ifPresent(now -> pairs.add(Pair.of(now, priors.get(0), true)));
    }
    deltas.ofPrior(rate).ifPresent(pairs::add);
    for (Quantity prior : priors) {
      topics(rate, prior).forEach(now -> pairs.add(Pair.of(now, prior, false)));
    }
    sentence.stream()
        .filter(q -> q.role() == Role.CHANGE && q.index() < rate.index())
        .forEach(delta -> pairs.addAll(deltas.before(rate, delta, subject, topics(rate, delta))));
    subject.flatMap(now -> deltas.behind(rate, now)).ifPresent(pairs::add);
    if (priors.isEmpty()) {
      earlier(rate, nows, pairs);
      subject.ifPresent(now -> later(rate, now, pairs));
    }
    return pairs;
  }

  /** 件数下降9%、人数下降8%: the change may name the unit of what it is of. */
  private static boolean isOfUnit(Quantity count, Quantity rate) {
    Matcher unit = OF_UNIT.matcher(rate.lead());
    return !unit.find() || Classifiers.standard(unit.group("unit")).equals(count.unit());
  }

  /** What the paragraph began to speak of, when the sentence itself has no count. */
  private Optional<Quantity> topic(Quantity rate, Quantity like) {
    List<Quantity> before =
        quantities.before(
            rate,
            q -> q.isCurrent() && q.paragraph() == rate.paragraph() && Quantities.isSame(q, like));
    String compared = DeltaPairs.compared(like);
    Optional<Quantity> named = before.stream().filter(q -> isNamed(q, compared)).findFirst();
    if (named.isPresent() || !compared.isEmpty()) {
      return named;
    }
    String name = DeltaPairs.name(rate);
    return before.stream()
        .filter(q -> isNamed(q, name))
        .reduce((nearer, farther) -> farther)
        .or(() -> before.stream().reduce((nearer, farther) -> farther));
  }

  /** 上年结转9件 is no count of the year before. */
  static boolean isPrior(Quantity count, Quantity rate) {
    return count.isPriorCount()
        && count.base().fits(rate.base())
        && !RateVocabulary.CARRIED.matcher(count.clause()).find();
  }

  private static boolean isNamed(Quantity count, String name) {
    return name.length() > 1
        && count.clause().contains(name.substring(0, 2))
        && RateVocabulary.narrow(count.clause()).containsAll(RateVocabulary.narrow(name))
        && RateVocabulary.narrow(name).contains(REFUSED) == count.clause().contains(REFUSED);
  }

  /** What the paragraphs before began to speak of; of those nobody is sure. */
  private List<Quantity> topics(Quantity rate, Quantity like) {
    return quantities.before(
        rate,
        q ->
            q.isCurrent()
                && Quantities.isSame(q, like)
                && q.paragraph() < rate.paragraph()
                && rate.paragraph() - q.paragraph() <= TOPICS
                && (quantities.isFirst(q) || isNamed(q, DeltaPairs.name(rate))));
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
          pairs.add(Pair.of(now, prior, false));
        }
      }
    }
  }

  /** 同比下降4%。上年受理2500件: the prior period is told in the paragraph's next sentences. */
  private void later(Quantity rate, Quantity now, List<Pair> pairs) {
    int last = Math.min(quantities.all().size(), rate.index() + Quantities.FAR);
    for (int i = rate.index() + 1; i < last; i++) {
      Quantity prior = quantities.all().get(i);
      if (prior.paragraph() != rate.paragraph()) {
        return;
      }
      boolean first = quantities.all().get(i - 1).sentence() != prior.sentence();
      boolean near = first && prior.role() == Role.PRIOR && Quantities.isSame(now, prior);
      if (near && prior.base().fits(rate.base())) {
        pairs.add(Pair.of(now, prior, owners.isOwn(now, rate)));
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
}
