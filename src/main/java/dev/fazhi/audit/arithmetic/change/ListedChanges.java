package dev.fazhi.audit.arithmetic.change;

import dev.fazhi.audit.arithmetic.change.GrowthPairs.Pair;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 同比分别增长1.8%和1.7%: each change of such a list is of a count, or of a year, of its own. */
final class ListedChanges {

  private static final Pattern EACH = Pattern.compile("分别|依次");
  private static final Pattern LISTED =
      Pattern.compile("[、,和及与]{0,2}(?:增长|增加|上升|提高|下降|减少|降低|下滑|回落)?");
  private static final Pattern MONTH = Pattern.compile("(?<!\\d)\\d{1,2}月");
  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})年");

  /** 2021年较2017年分别上升: of one year, compared with another. */
  private static final Pattern AGAINST = Pattern.compile("[较比与同](?:19|20)\\d{2}年");

  private final Quantities quantities;
  private final YearSeries series;

  ListedChanges(Quantities quantities) {
    this.series = new YearSeries(quantities);
    this.quantities = quantities;
  }

  boolean isOneOfSeveral(Quantity rate) {
    List<Quantity> changes = changes(rate);
    return changes.size() > 1
        && (EACH.matcher(changes.get(0).lead()).find() || !deltas(changes).isEmpty());
  }

  /** The two periods of this one; empty when it is not clear which. */
  Optional<Pair> pair(Quantity rate) {
    List<Quantity> changes = changes(rate);
    int place = changes.indexOf(rate);
    return ofDeltas(changes, place)
        .or(() -> ofYears(changes, place))
        .or(() -> ofMonths(changes, place))
        .or(() -> ofPriors(changes, place))
        .or(() -> ofCounts(changes, place))
        .or(() -> new DistantLists(quantities).pair(changes, place));
  }

  /** 9起、8人,同比减少3起、2人,下降25%、20%: the first of each belong together. */
  private Optional<Pair> ofDeltas(List<Quantity> changes, int place) {
    List<Quantity> deltas = deltas(changes);
    if (deltas.isEmpty()) {
      return Optional.empty();
    }
    Quantity delta = deltas.get(place);
    Quantity now = quantities.all().get(delta.index() - changes.size());
    Range prior = DeltaPairs.prior(now, delta);
    return prior.value().signum() > 0
        ? Optional.of(new Pair(Range.of(now), prior, List.of(now, delta), true))
        : Optional.empty();
  }

  /** The differences right before the changes, as many, and behind as many counts; else none. */
  private List<Quantity> deltas(List<Quantity> changes) {
    int many = changes.size();
    int first = changes.get(0).index() - many;
    if (first < many) {
      return List.of();
    }
    List<Quantity> all = quantities.all();
    for (int i = first; i < first + many; i++) {
      Quantity now = all.get(i - many);
      boolean fits =
          all.get(i).role() == Role.CHANGE
              && now.isCurrent()
              && Quantities.isSame(now, all.get(i))
              && now.sentence() == changes.get(0).sentence();
      if (!fits) {
        return List.of();
      }
    }
    return all.subList(first, first + many);
  }

  /** The changes of the list that this one is in. */
  private List<Quantity> changes(Quantity rate) {
    int first = rate.index();
    while (first > 0
        && !EACH.matcher(quantities.all().get(first).lead()).find()
        && quantities.all().get(first - 1).isGrowth()
        && isListed(first)) {
      first--;
    }
    List<Quantity> changes = new ArrayList<>(List.of(quantities.all().get(first)));
    for (int i = first + 1; i < quantities.all().size() && isListed(i); i++) {
      changes.add(quantities.all().get(i));
    }
    return changes;
  }

  private boolean isListed(int at) {
    Quantity change = quantities.all().get(at);
    return change.isGrowth() && LISTED.matcher(change.lead()).matches();
  }

  /** 2021年9件、2022年8件、2023年7件,2022年、2023年分别下降…: years by their names. */
  private Optional<Pair> ofYears(List<Quantity> changes, int place) {
    Quantity first = changes.get(0);
    List<Integer> years = new ArrayList<>();
    Matcher year = YEAR.matcher(first.lead());
    while (year.find()) {
      years.add(Integer.parseInt(year.group(1)));
    }
    if (years.size() != changes.size() || AGAINST.matcher(first.lead()).find()) {
      return Optional.empty();
    }
    Optional<Quantity> now = ofYear(first, years.get(place));
    Optional<Quantity> prior = ofYear(first, years.get(place) - 1);
    Optional<Pair> row = series.pair(first, years.get(place));
    if (row.isPresent()) {
      return row;
    }
    return now.isPresent() && prior.isPresent() && Quantities.isSame(now.get(), prior.get())
        ? Optional.of(Pair.of(now.get(), prior.get(), true))
        : Optional.empty();
  }

  /** 7月、8月、9月分别为9件、8件、7件,8月、9月环比分别下降: months by their names. */
  private Optional<Pair> ofMonths(List<Quantity> changes, int place) {
    List<String> months = months(changes.get(0));
    List<Quantity> counts =
        quantities.before(
            changes.get(0),
            q ->
                q.isCurrent()
                    && q.paragraph() == changes.get(0).paragraph()
                    && months(q).size() > months.size());
    if (months.size() != changes.size() || counts.isEmpty()) {
      return Optional.empty();
    }
    Quantity first = counts.get(0);
    List<Quantity> run = new ArrayList<>(List.of(first));
    run.addAll(quantities.following(first, Quantities.LIST));
    List<String> all = months(first);
    int at = all.indexOf(months.get(place));
    return run.size() == all.size() && at > 0
        ? Optional.of(Pair.of(run.get(at), run.get(at - 1), true))
        : Optional.empty();
  }

  private static List<String> months(Quantity of) {
    return MONTH.matcher(of.lead()).results().map(m -> m.group()).toList();
  }

  private Optional<Quantity> ofYear(Quantity change, int year) {
    return quantities
        .before(
            change,
            q ->
                q.isCount()
                    && q.paragraph() == change.paragraph()
                    && q.lead().contains(year + "年")
                    && YEAR.matcher(q.lead()).results().count() == 1)
        .stream()
        .findFirst();
  }

  /** 办结9件、调成7件,上年同期分别为8件、7件,分别增长…: the first of each belong together. */
  private Optional<Pair> ofPriors(List<Quantity> changes, int place) {
    List<Quantity> priors = new ArrayList<>();
    int at = changes.get(0).index() - 1;
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
            && now.sentence() == changes.get(0).sentence()
            && Quantities.isSame(now, prior)
            && (EACH.matcher(priors.get(0).lead()).find() || areOfUnits(priors));
    return fits ? Optional.of(Pair.of(now, prior, true)) : Optional.empty();
  }

  /** 213件302人: each in a unit of its own. */
  private static boolean areOfUnits(List<Quantity> priors) {
    return priors.stream().map(Quantity::unit).distinct().count() == priors.size();
  }

  /** 受理187件264人,同比分别下降…(去年同期213件302人): the counts right before them. */
  private Optional<Pair> ofCounts(List<Quantity> changes, int place) {
    Quantity first = changes.get(0);
    List<Quantity> before =
        quantities.around(first, q -> q.index() < first.index() && first.sees(q));
    int from = before.size() - changes.size();
    if (from < 0 || !before.stream().skip(from).allMatch(Quantity::isCurrent)) {
      return Optional.empty();
    }
    List<Quantity> nows = before.subList(from, before.size());
    List<Quantity> priors = priors(changes);
    Quantity now = nows.get(place);
    if (priors.size() == changes.size()) {
      Quantity prior = priors.get(place);
      return Quantities.isSame(now, prior)
          ? Optional.of(Pair.of(now, prior, true))
          : Optional.empty();
    }
    boolean only = nows.stream().filter(q -> Quantities.isSame(q, now)).count() == 1;
    return priors.stream()
        .filter(prior -> Quantities.isSame(now, prior) && (only || isAlike(now, prior)))
        .findFirst()
        .map(prior -> Pair.of(now, prior, true));
  }

  /** The counts of then that the sentence tells, or the next one. */
  private List<Quantity> priors(List<Quantity> changes) {
    List<Quantity> priors = quantities.around(changes.get(0), Quantity::isPriorCount);
    int next = changes.get(changes.size() - 1).index() + 1;
    if (!priors.isEmpty()
        || next >= quantities.all().size()
        || quantities.all().get(next).paragraph() != changes.get(0).paragraph()) {
      return priors;
    }
    Quantity behind = quantities.all().get(next);
    if (!behind.isPriorCount()) {
      return priors;
    }
    List<Quantity> told = new ArrayList<>(List.of(behind));
    told.addAll(quantities.around(behind, q -> q.isPriorCount() && q.index() > next));
    told.removeIf(Quantity::isNumberOfThings);
    return told;
  }

  /** 新收案件9件 and 上年新收8件. */
  private static boolean isAlike(Quantity now, Quantity prior) {
    String told = prior.lead();
    return told.length() > 1 && now.clause().contains(told.substring(told.length() - 2));
  }
}
