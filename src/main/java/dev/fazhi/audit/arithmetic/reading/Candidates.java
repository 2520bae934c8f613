package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Narrowing;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A rate with all that it may be of.
 *
 * @param features what the words say for that it is of nothing that the text prints
 * @param patterns what the other rates of the text say for that
 */
record Candidates(
    Quantity rate,
    List<Reading> readings,
    Map<Feature, Double> features,
    Map<Feature, Double> patterns) {

  private static final int MOST = 24;

  static Candidates of(Quantity rate, List<Reading> readings) {
    Map<Feature, Double> features = new EnumMap<>(Feature.class);
    boolean here = false;
    boolean unlike = true;
    boolean first = true;
    double like = 0;
    double base = 0;
    boolean scope = !readings.isEmpty();
    for (Reading reading : readings) {
      Map<Feature, Double> told = reading.features();
      here |= reading.part().sentence() == rate.sentence();
      first &= reading.part().paragraph() != rate.paragraph();
      like =
          Math.max(
              like,
              Math.max(
                  told.getOrDefault(Feature.PART_LIKE_SUBJECT, 0.0),
                  told.getOrDefault(Feature.NOW_LIKE_CHANGE, 0.0)));
      unlike &=
          told.containsKey(Feature.PART_UNLIKE_SUBJECT)
              || told.containsKey(Feature.NOW_UNLIKE_CHANGE);
      base = Math.max(base, told.getOrDefault(Feature.WHOLE_LIKE_BASE, 0.0));
      scope &= told.containsKey(Feature.OUT_OF_SCOPE);
    }
    put(features, Feature.NONE_NOT_HERE, here ? 0 : 1);
    put(features, Feature.NONE_LIKE, like);
    put(features, Feature.NONE_UNLIKE, unlike ? 1 : 0);
    put(features, Feature.NONE_BASE, base);
    put(features, Feature.NONE_SCOPE, scope ? 1 : 0);
    put(features, Feature.NONE_FIRST, first ? 1 : 0);
    put(features, Feature.NONE_WITHIN, Narrowing.isWithin(rate) ? 1 : 0);
    put(features, Feature.NONE_AIM, RateVocabulary.AIM.matcher(rate.lead()).find() ? 1 : 0);
    put(features, Feature.NONE_PRIOR, rate.role() == Quantity.Role.PRIOR ? 1 : 0);
    put(features, Feature.NONE_WHOLE, rate.number().scale() <= 0 ? 1 : 0);
    put(features, Feature.NONE_INEXACT, rate.isExact() ? 0 : 1);
    return new Candidates(rate, kept(rate, readings), features, new EnumMap<>(Feature.class));
  }

  /** The likeliest by their words, and those that give the rate. */
  private static List<Reading> kept(Quantity rate, List<Reading> readings) {
    readings.forEach(reading -> reading.weigh(Weights.of(rate)));
    List<Reading> order = new ArrayList<>(readings);
    order.sort(Comparator.comparing(Reading::likely).reversed());
    List<Reading> kept = new ArrayList<>();
    for (Reading reading : order) {
      if (kept.size() < MOST || reading.agrees()) {
        kept.add(reading);
      }
    }
    kept.forEach(Reading::release);
    return List.copyOf(kept);
  }

  private static void put(Map<Feature, Double> features, Feature feature, double value) {
    if (value != 0) {
      features.put(feature, value);
    }
  }
}
