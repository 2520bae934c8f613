package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the other rates of a text are of, which tells what one is of: texts tell alike things alike.
 */
final class Agreed {

  private final Quantities quantities;
  private final Map<Quantity, Reading> known;
  private final Map<Quantity, List<Quantity>> wholes = new HashMap<>();
  private final Map<Quantity, List<Quantity>> parts = new HashMap<>();
  private final Map<String, Integer> patterns = new HashMap<>();
  private final Map<Integer, Integer> rates = new HashMap<>();
  private final Map<Integer, Integer> knownRates = new HashMap<>();
  private final int all;

  /**
   * @param known for each rate of which it is known what it is of
   */
  Agreed(Quantities quantities, Map<Quantity, Reading> known) {
    this.quantities = quantities;
    this.known = known;
    int count = 0;
    for (Quantity each : quantities.all()) {
      if (each.kind() == Quantity.Kind.RATE) {
        count++;
        rates.merge(each.paragraph(), 1, Integer::sum);
      }
    }
    this.all = count;
    for (Reading reading : known.values()) {
      knownRates.merge(reading.rate().paragraph(), 1, Integer::sum);
      Quantity rate = reading.rate();
      wholes.computeIfAbsent(reading.whole(), of -> new ArrayList<>()).add(rate);
      reading.over().forEach(q -> parts.computeIfAbsent(q, of -> new ArrayList<>()).add(rate));
      for (String pattern : patterns(reading)) {
        patterns.merge(pattern, 1, Integer::sum);
      }
    }
  }

  private static List<String> patterns(Reading reading) {
    Quantity rate = reading.rate();
    String words = name(rate);
    return List.of(
        "p" + reading.place() + rate.isShare(),
        "w" + reading.places() + rate.isShare(),
        "l" + words + reading.places(),
        "n" + words + reading.place() + "=" + reading.whole().index());
  }

  /** What the rate is called, without what it is of. */
  private static String name(Quantity rate) {
    String clause = rate.clause();
    return clause.substring(Math.max(0, clause.length() - 3));
  }

  /** Adds to the readings of one rate what the others say. */
  void weigh(Candidates of) {
    Quantity rate = of.rate();
    List<Reading> readings = of.readings();
    others(of);
    @Nullable Quantity last = next(rate, -1);
    @Nullable Quantity next = next(rate, 1);
    for (Reading reading : readings) {
      Map<Feature, Double> told = new EnumMap<>(Feature.class);
      weigh(reading, rate, told);
      put(told, Feature.WHOLE_OF_LAST, reading.whole().equals(last) ? 1 : 0);
      put(told, Feature.WHOLE_OF_NEXT, reading.whole().equals(next) ? 1 : 0);
      put(told, Feature.WHOLE_NOT_LAST, isNot(reading.whole(), last) ? 1 : 0);
      put(told, Feature.WHOLE_NOT_NEXT, isNot(reading.whole(), next) ? 1 : 0);
      reading.weigh(Weights.of(rate), told);
    }
  }

  private void weigh(Reading reading, Quantity rate, Map<Feature, Double> told) {
    @Nullable Reading own = known.get(rate);
    List<String> patterns = patterns(reading);
    List<String> mine = own == null ? List.of() : patterns(own);
    Feature[] features = {
      Feature.PATTERN_PART, Feature.PATTERN_BOTH, Feature.PATTERN_WORDS, Feature.PATTERN_TOTAL
    };
    for (int i = 0; i < features.length; i++) {
      String pattern = patterns.get(i);
      int others = this.patterns.getOrDefault(pattern, 0) - (mine.contains(pattern) ? 1 : 0);
      put(told, features[i], Math.log(1 + others));
    }
    boolean used =
        parts.getOrDefault(reading.part(), List.of()).stream()
            .anyMatch(q -> !q.equals(rate) && q.isGrowth() == rate.isGrowth());
    put(told, reading.over().size() > 1 ? Feature.PARTS_OTHERS : Feature.PART_OTHERS, used ? 1 : 0);
    int all = 0;
    int here = 0;
    for (Quantity other : wholes.getOrDefault(reading.whole(), List.of())) {
      boolean counts = !other.equals(rate) && other.isGrowth() == rate.isGrowth();
      all += counts ? 1 : 0;
      here += counts && other.paragraph() == rate.paragraph() ? 1 : 0;
    }
    put(told, Feature.WHOLE_KNOWN, Math.log(1 + all));
    put(told, Feature.WHOLE_KNOWN_HERE, Math.log(1 + here));
  }

  /** How many of the other rates of the text, and of the paragraph, are known. */
  private void others(Candidates of) {
    Quantity rate = of.rate();
    int own = known.containsKey(rate) ? 1 : 0;
    int told = known.size() - own;
    int here = rates.getOrDefault(rate.paragraph(), 1) - 1;
    int toldHere = knownRates.getOrDefault(rate.paragraph(), own) - own;
    of.patterns().clear();
    put(of.patterns(), Feature.NONE_KNOWN, Math.log(1 + told));
    put(of.patterns(), Feature.NONE_UNKNOWN, Math.log(1 + all - 1 - told));
    put(of.patterns(), Feature.NONE_KNOWN_HERE, Math.log(1 + toldHere));
    put(of.patterns(), Feature.NONE_UNKNOWN_HERE, Math.log(1 + here - toldHere));
  }

  private static boolean isNot(Quantity whole, @Nullable Quantity other) {
    return other != null && !whole.equals(other);
  }

  private static void put(Map<Feature, Double> told, Feature feature, double value) {
    if (value != 0) {
      told.put(feature, value);
    }
  }

  /** In which count the next known rate of the paragraph is, in that direction. */
  private @Nullable Quantity next(Quantity rate, int step) {
    for (int i = rate.index() + step;
        i >= 0 && i < quantities.all().size() && Math.abs(i - rate.index()) < Quantities.FAR;
        i += step) {
      Quantity other = quantities.all().get(i);
      if (other.paragraph() != rate.paragraph()) {
        return null;
      }
      @Nullable Reading reading = known.get(other);
      if (reading != null
          && other.isShare() == rate.isShare()
          && other.isGrowth() == rate.isGrowth()) {
        return reading.whole();
      }
    }
    return null;
  }
}
