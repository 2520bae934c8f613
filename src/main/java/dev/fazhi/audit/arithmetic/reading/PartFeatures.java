package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Narrowing;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the text says of a rate and the counts that it may be of. */
record PartFeatures(Quantities quantities, Agreed agreed) {

  /** So many counts of a list are added up. */
  private static final int LISTED = 24;

  Part of(Quantity rate, List<Quantity> counts, int place) {
    Quantity part = counts.get(counts.size() - 1);
    Wording wording = Wording.of(rate, part);
    Map<Feature, Double> features = new EnumMap<>(Feature.class);
    boolean adjacent = quantities.isRightBefore(part, rate);
    boolean here = part.sentence() == rate.sentence();
    double like =
        wording.named() && RateVocabulary.match(part.clause(), wording.subject()) > 0
            ? 1
            : Wording.overlap(wording.subject(), quantities.words(part));
    put(features, Feature.PART_ADJACENT, adjacent);
    put(features, Feature.PART_BEHIND, part.index() > rate.index());
    put(features, Feature.PART_NEAR, !adjacent && isNear(part, rate));
    put(features, Feature.PART_SENTENCE, here && !adjacent);
    put(features, Feature.PART_BEFORE, !here && part.paragraph() == rate.paragraph());
    put(features, Feature.PART_FAR, part.paragraph() < rate.paragraph());
    put(features, Feature.PART_OTHERS, agreed.isUsed(part, rate));
    put(features, Feature.PART_UNLIKE_SUBJECT, wording.subject().length() > 1 && like == 0);
    put(features, Feature.NO_NAME, !rate.isShare() && !wording.named());
    put(features, Feature.ASIDE, !rate.sees(part) && part.aside() != rate.aside());
    put(features, Feature.JOINT_TOLD, counts.size() > 1 && wording.together());
    put(features, Feature.JOINT_UNTOLD, counts.size() > 1 && !wording.together());
    put(features, Feature.SINGLE_TOLD, counts.size() == 1 && wording.together());
    features.put(Feature.PART_RANK, Math.log(1 + place));
    features.put(Feature.PART_LIKE_SUBJECT, like);
    boolean narrower =
        wording.named() && new Narrowing(quantities).isNarrower(rate, wording.subject(), part);
    return new Part(
        counts,
        wording,
        Wording.plain(part.clause()),
        quantities.run(part, Quantities.LIST),
        sums(part),
        narrower,
        features);
  }

  private static void put(Map<Feature, Double> features, Feature feature, boolean holds) {
    if (holds) {
      features.put(feature, 1.0);
    }
  }

  /** Only rates stand between the count and this one. */
  private boolean isNear(Quantity part, Quantity rate) {
    int at = rate.index() - 1;
    while (at > part.index() && !quantities.all().get(at).isCurrent()) {
      at--;
    }
    return at == part.index() && part.sentence() == rate.sentence();
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
