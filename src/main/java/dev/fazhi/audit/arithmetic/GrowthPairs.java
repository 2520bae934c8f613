package dev.fazhi.audit.arithmetic;

import dev.fazhi.audit.arithmetic.Quantity.Direction;
import dev.fazhi.audit.arithmetic.Quantity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the two periods' counts that a printed change may belong to. */
final class GrowthPairs {

  private static final Pattern EACH = Pattern.compile("分别");
  private static final Pattern LISTED =
      Pattern.compile("[、,和及与]{0,2}(?:增长|增加|上升|提高|下降|减少|降低|下滑|回落)?");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|[,;])(?<name>(?![较比与同])\\p{IsHan}{2,8}?)(?:数量?)?(?:增长|增加|上升|减少|下降|净增)[^,;]*$");

  private static final Pattern BEHIND =
      Pattern.compile("[,、(]?(?:同比|环比|(?:较|比)[^,。;()]{1,10}?)?(?:净?增加|减少|增长|下降|增|减)了?");

  /** So many paragraphs back a text may have begun to speak of what it goes on about. */
  private static final int TOPICS = 3;

  private final Quantities quantities;
  private final ChangeOwner owners;
  private final YearSeries years;

  GrowthPairs(Quantities quantities) {
    this.quantities = quantities;
    this.owners = new ChangeOwner(quantities);
    this.years = new YearSeries(quantities);
  }

  /**
   * Two periods with what they are read from.
   *
   * @param isSure whether nothing else can be meant
   */
  record Pair(Range now, Range prior, List<Quantity> basis, boolean isSure) {

    static Pair of(Quantity now, Quantity prior, boolean isSure) {
      return new Pair(Range.of(now), Range.of(prior), List.of(now, prior), isSure);
    }
  }

  /** The pairs that a printed per cent of change may be of, those nearest to it first. */
  List<Pair> of(Quantity rate) {
    Optional<Pair> ofYears = years.pair(rate);
    if (ofYears.isPresent()) {
      return List.of(ofYears.get());
    }
    return isOneOfSeveral(rate) ? each(rate).map(List::of).orElse(List.of()) : pairs(rate);
  }

  /** 同比分别增长1.8%和1.7%: each is of a count of its own. */
  private boolean isOneOfSeveral(Quantity rate) {
    Quantity first = first(rate);
    int next = first.index() + 1;
    boolean listed =
        next < quantities.all().size()
            && GrowthCheck.isGrowth(quantities.all().get(next))
            && LISTED.matcher(quantities.all().get(next).lead()).matches();
    return EACH.matcher(first.lead()).find() && (listed || !first.equals(rate));
  }

  /** The first of the list of changes that this one is in. */
  private Quantity first(Quantity rate) {
    int first = rate.index();
    while (first > 0
        && !EACH.matcher(quantities.all().get(first).lead()).find()
        && GrowthCheck.isGrowth(quantities.all().get(first))
        && LISTED.matcher(quantities.all().get(first).lead()).matches()) {
      first--;
    }
    return quantities.all().get(first);
  }

  /** 办结9件、调成7件,上年同期分别为8件、7件,分别增长…: the first of each belong together. */
  private Optional<Pair> each(Quantity rate) {
    int first = first(rate).index();
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
    return fits ? Optional.of(Pair.of(now, prior, true)) : Optional.empty();
  }

  private List<Pair> pairs(Quantity rate) {
    List<Quantity> sentence = quantities.around(rate, Quantity::isCount);
    List<Pair> pairs = new ArrayList<>();
    List<Quantity> priors = sentence.stream().filter(q -> isPrior(q, rate)).toList();
    List<Quantity> nows = sentence.stream().filter(Quantity::isCurrent).toList();
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
    for (Quantity prior : priors) {
      topics(rate, prior).forEach(now -> pairs.add(Pair.of(now, prior, false)));
    }
    sentence.stream()
        .filter(q -> q.role() == Role.CHANGE && q.index() < rate.index())
        .forEach(delta -> byDelta(rate, delta, subject, pairs));
    subject.ifPresent(now -> byDeltaBehind(rate, now, pairs));
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

  /** 上年结转9件 is no count of the year before. */
  private static boolean isPrior(Quantity count, Quantity rate) {
    return count.isPriorCount()
        && count.base().fits(rate.base())
        && !RateVocabulary.CARRIED.matcher(count.clause()).find();
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
                && quantities.isFirst(q));
  }

  /** 比上年增加1200件，增长30%: the other period is the count less the difference. */
  private void byDelta(
      Quantity rate, Quantity delta, Optional<Quantity> subject, List<Pair> pairs) {
    List<Quantity> nows =
        quantities.before(
            delta,
            q -> q.isCurrent() && Quantities.isSame(q, delta) && q.paragraph() == rate.paragraph());
    List<Quantity> all = new ArrayList<>(nows);
    all.addAll(topics(rate, delta));
    for (Quantity now : all) {
      Range prior = prior(now, delta);
      boolean own = subject.filter(now::equals).isPresent() && owners.isOwn(now, delta);
      boolean topical = subject.isEmpty() && nows.contains(now) && isTopic(now, nows, delta);
      boolean sure = delta.index() == rate.index() - 1 && (own || topical);
      if (prior.value().signum() > 0) {
        pairs.add(new Pair(Range.of(now), prior, List.of(now, delta), sure));
      }
    }
  }

  /** The count of the other period, by how much it changed. */
  private static Range prior(Quantity now, Quantity delta) {
    return delta.change() == Direction.UP
        ? Range.of(now).minus(Range.of(delta))
        : Range.of(now).plus(Range.of(delta));
  }

  /** 同比下降2.60%，同比减少7件: the difference is told behind. */
  private void byDeltaBehind(Quantity rate, Quantity now, List<Pair> pairs) {
    if (rate.index() + 1 >= quantities.all().size() || !owners.isOwn(now, rate)) {
      return;
    }
    Quantity delta = quantities.all().get(rate.index() + 1);
    boolean follows =
        delta.role() == Role.CHANGE
            && delta.sentence() == rate.sentence()
            && Quantities.isSame(now, delta)
            && delta.change() == rate.change()
            && BEHIND.matcher(delta.lead()).matches();
    if (follows) {
      Range prior = prior(now, delta);
      pairs.add(new Pair(Range.of(now), prior, List.of(now, delta), prior.value().signum() > 0));
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
          pairs.add(Pair.of(now, prior, false));
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
