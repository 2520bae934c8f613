package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Narrowing;
import dev.fazhi.audit.arithmetic.quantity.Places;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the text says of a rate and the counts that it may be of. */
record PartFeatures(Quantities quantities, Places places, WholeFeatures wholes) {

  /** So many counts of a list are added up. */
  private static final int LISTED = 24;

  /** Words that narrow the one alone leave so much of what they have in common. */
  private static final double NARROWED = 0.4;

  /** The words that a count behind its share begins with, 占52%,为9件. */
  private static final Pattern TOLD = Pattern.compile(",?(?:为|计|即|共|达|有|涉及)+$");

  private static final Pattern NOT = Pattern.compile("[不未](?<what>\\p{IsHan}{1,5}?)$");

  Part of(Quantity rate, Wording words, List<Quantity> counts, int place) {
    Quantity part = counts.get(counts.size() - 1);
    Wording wording = words.among(part);
    Features features = new Features();
    boolean grades = isOfGrades(wording, counts);
    boolean adjacent = quantities.isRightBefore(part, rate);
    boolean here = part.sentence() == rate.sentence();
    boolean narrowed = isNarrowed(wording, part);
    double like =
        grades || wording.named() && RateVocabulary.match(part.clause(), wording.subject()) > 0
            ? 1
            : Wording.overlap(wording.subject(), quantities.words(part))
                * (narrowed ? NARROWED : 1);
    features.add(Feature.PART_ADJACENT, adjacent);
    boolean behind = part.index() > rate.index();
    features.add(Feature.PART_BEHIND, behind);
    features.add(Feature.PART_BEHIND_IN_BRACKET, behind && part.lead().startsWith("("));
    features.add(Feature.PART_BEHIND_TOLD, behind && TOLD.matcher(part.lead()).matches());
    features.add(Feature.PART_CLAUSE, adjacent && rate.lead().indexOf(',') < 0);
    features.add(Feature.PART_FIRST, quantities.isFirst(part));
    features.add(Feature.PART_NARROWED, narrowed);
    features.add(Feature.PART_NOT, NOT.matcher(part.clause()).find());
    features.add(Feature.WITHIN, Narrowing.isWithin(rate));
    features.add(Feature.PART_OTHER_PERIOD, !Parts.isOfPeriod(part, rate));
    String own = wholes.called(part).own();
    features.add(
        Feature.PART_WITHIN_SUBJECT,
        own.length() > 1 ? Wording.overlap(own, wording.subject()) : 0);
    features.add(Feature.PART_GAP, Math.log(Math.abs(rate.index() - part.index())));
    list(rate, part, features);
    features.add(Feature.PART_NEAR, !adjacent && isNear(part, rate));
    features.add(Feature.PART_SENTENCE, here && !adjacent);
    features.add(Feature.PART_BEFORE, !here && part.paragraph() == rate.paragraph());
    features.add(Feature.PART_FAR, part.paragraph() < rate.paragraph());
    features.add(Feature.PART_UNLIKE_SUBJECT, wording.subject().length() > 1 && like == 0);
    features.add(Feature.NO_NAME, !rate.isShare() && !wording.named());
    features.add(Feature.ASIDE, !rate.sees(part) && part.aside() != rate.aside());
    boolean together = wording.together() || Together.is(rate, quantities);
    features.add(Feature.JOINT_TOLD, counts.size() > 1 && (grades || together));
    features.add(Feature.JOINT_UNTOLD, counts.size() > 1 && !grades && !together);
    features.add(Feature.SINGLE_TOLD, counts.size() == 1 && together);
    features.add(Feature.PART_RANK, Math.log(1 + place));
    features.add(Feature.PART_LIKE_SUBJECT, like);
    features.add(
        Feature.NARROWER,
        wording.named() && wholes.narrowing().isNarrower(rate, wording.subject(), part));
    return new Part(
        counts,
        wording,
        own,
        quantities.run(part, Quantities.LIST),
        sum(part),
        sums(part),
        Range.over(rate, counts),
        features);
  }

  /** Whether the two stand at the same place of two lists as long as each other. */
  private void list(Quantity rate, Quantity part, Features features) {
    Places.Place one = places.of(rate);
    Places.Place other = places.of(part);
    boolean even = one.many() == other.many();
    features.add(Feature.LIST_SAME, one.isListed() && even && one.at() == other.at());
    features.add(Feature.LIST_OTHER, one.isListed() && even && one.at() != other.at());
    features.add(Feature.LIST_UNEVEN, one.isListed() && !even);
  }

  /** Only rates stand between the count and this one. */
  private boolean isNear(Quantity part, Quantity rate) {
    int at = rate.index() - 1;
    while (at > part.index() && !quantities.all().get(at).isCurrent()) {
      at--;
    }
    return at == part.index() && part.sentence() == rate.sentence();
  }

  /** 满意率 is not of 基本满意9件. */
  private boolean isNarrowed(Wording wording, Quantity part) {
    return wording.named()
        && !RateVocabulary.narrow(wording.subject()).equals(wholes.called(part).narrowed());
  }

  /** 优秀67卷、良好151卷: what 优良率 names. */
  private static boolean isOfGrades(Wording wording, List<Quantity> counts) {
    String name = wording.subject();
    return wording.named()
        && counts.size() == 2
        && name.length() == 2
        && counts.get(0).clause().indexOf(name.charAt(0)) >= 0
        && counts.get(1).clause().indexOf(name.charAt(1)) >= 0;
  }

  /** What the whole list comes to that the count is in. */
  private BigDecimal sum(Quantity part) {
    List<Quantity> list = new ArrayList<>(quantities.run(part, Quantities.LIST));
    list.addAll(quantities.following(part, Quantities.LIST));
    return list.size() < 2 ? BigDecimal.ZERO : Range.sum(list).value();
  }

  /** What the list that the count is in comes to from each of those before it on, without that. */
  private Map<Quantity, BigDecimal> sums(Quantity part) {
    List<Quantity> behind = listed(part, 1);
    BigDecimal sum = Range.sum(behind).value().add(part.value());
    boolean several = !behind.isEmpty();
    Map<Quantity, BigDecimal> sums = new LinkedHashMap<>();
    for (Quantity before : listed(part, -1)) {
      if (several) {
        sums.put(before, sum);
      }
      sum = sum.add(before.value());
      several = true;
    }
    if (several) {
      sums.put(part, sum);
    }
    return sums;
  }

  private List<Quantity> listed(Quantity part, int step) {
    List<Quantity> listed = new ArrayList<>();
    for (int i = part.index() + step; i >= 0 && i < quantities.all().size(); i += step) {
      Quantity next = quantities.all().get(i);
      boolean other = next.isCurrent() && !Quantities.isSame(next, part);
      if (next.paragraph() != part.paragraph() || other || listed.size() > LISTED) {
        break;
      } else if (next.isCurrent() && next.aside() == part.aside()) {
        listed.add(next);
      }
    }
    return listed;
  }
}
