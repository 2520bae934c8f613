package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Narrowing;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A rate with all that it may be of.
 *
 * @param features what the words say for that it is of nothing that the text prints
 * @param patterns what the other rates of the text say for that
 */
record Candidates(Quantity rate, List<Reading> readings, Features features, Features patterns) {

  private static final int MOST = 24;

  static Candidates of(Quantity rate, List<Reading> readings) {
    Features features = new Features();
    boolean here = false;
    boolean unlike = true;
    boolean first = true;
    double like = 0;
    double base = 0;
    for (Reading reading : readings) {
      Features told = reading.features();
      here |= reading.part().sentence() == rate.sentence();
      first &= reading.part().paragraph() != rate.paragraph();
      like =
          Math.max(
              like,
              Math.max(told.get(Feature.PART_LIKE_SUBJECT), told.get(Feature.NOW_LIKE_CHANGE)));
      unlike &= told.has(Feature.PART_UNLIKE_SUBJECT) || told.has(Feature.NOW_UNLIKE_CHANGE);
      base = Math.max(base, told.get(Feature.WHOLE_LIKE_BASE));
    }
    features.add(Feature.NONE_NOT_HERE, here ? 0 : 1);
    features.add(Feature.NONE_LIKE, like);
    features.add(Feature.NONE_UNLIKE, unlike ? 1 : 0);
    features.add(Feature.NONE_BASE, base);
    features.add(Feature.NONE_FIRST, first ? 1 : 0);
    features.add(Feature.NONE_WITHIN, Narrowing.isWithin(rate) ? 1 : 0);
    // 距离95.8%的考核目标
    String aim = rate.lead() + (rate.tail().startsWith("的") ? rate.tail() : "");
    features.add(Feature.NONE_AIM, RateVocabulary.AIM.matcher(aim).find() ? 1 : 0);
    features.add(Feature.NONE_PRIOR, rate.role() == Quantity.Role.PRIOR ? 1 : 0);
    features.add(Feature.NONE_WHOLE, rate.number().scale() <= 0 ? 1 : 0);
    features.add(Feature.NONE_INEXACT, rate.isExact() ? 0 : 1);
    return new Candidates(rate, kept(rate, readings), features, new Features());
  }

  /** The likeliest by their words, and those that give the rate, or nearly. */
  private static List<Reading> kept(Quantity rate, List<Reading> readings) {
    readings.forEach(reading -> reading.weigh(Weights.of(rate)));
    List<Reading> order = new ArrayList<>(readings);
    order.sort(Comparator.comparingDouble(Reading::score).reversed());
    List<Reading> kept = new ArrayList<>();
    for (Reading reading : order) {
      if (kept.size() < MOST || reading.isNear()) {
        kept.add(reading);
      }
    }
    kept.forEach(Reading::release);
    return List.copyOf(kept);
  }
}
