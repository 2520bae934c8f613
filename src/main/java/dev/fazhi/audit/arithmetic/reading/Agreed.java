package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the other rates of a text are of, which tells what one is of: texts tell alike things alike.
 */
final class Agreed {

  private static final Feature[] PATTERNS = {
    Feature.PATTERN_PART,
    Feature.PATTERN_BOTH,
    Feature.PATTERN_WORDS,
    Feature.PATTERN_TOTAL,
    Feature.WHOLE_KNOWN,
    Feature.WHOLE_KNOWN_HERE
  };

  private final Quantities quantities;
  private final Map<Quantity, Reading> known;
  private final Map<Quantity, List<Quantity>> parts = new HashMap<>();
  private final Map<Long, Integer> patterns = new HashMap<>();
  private final Map<Integer, Integer> rates = new HashMap<>();
  private final Map<Integer, Integer> knownRates = new HashMap<>();
  private final Map<List<Quantity>, List<Reading>> byBasis = new HashMap<>();
  private final int all;

  /**
   * @param known for each rate of which it is known what it is of
   */
  Agreed(Quantities quantities, Map<Quantity, Reading> known) {
    this.quantities = quantities;
    this.known = known;
    int count = 0;
    for (Quantity each : quantities.all()) {
      if (isCounted(each)) {
        count++;
        rates.merge(each.paragraph(), 1, Integer::sum);
      }
    }
    this.all = count;
    for (Reading reading : known.values()) {
      byBasis.computeIfAbsent(reading.formula().basis(), of -> new ArrayList<>()).add(reading);
      knownRates.merge(reading.rate().paragraph(), 1, Integer::sum);
      Quantity rate = reading.rate();
      reading.over().forEach(q -> parts.computeIfAbsent(q, of -> new ArrayList<>()).add(rate));
      for (long pattern : patterns(reading, name(rate).hashCode())) {
        patterns.merge(pattern, 1, Integer::sum);
      }
    }
  }

  /** What another rate may have in common with it, for each of the features above. */
  private static long[] patterns(Reading reading, int words) {
    long place = reading.place();
    long places = reading.places();
    int whole = reading.whole().index();
    int growth = reading.rate().isChange() ? 1 : 0;
    return new long[] {
      key(0, place, 0, 0),
      key(1, places, 0, 0),
      key(2, places, words, 0),
      key(3, place, words, whole),
      key(4, growth, 0, whole),
      key(5, growth, reading.rate().paragraph(), whole)
    };
  }

  private static long key(int kind, long place, int words, int whole) {
    long key = kind;
    for (long each : new long[] {place, words, whole}) {
      key = (key ^ each) * 0x9E3779B97F4A7C15L;
      key ^= key >>> 29;
    }
    return key;
  }

  /** What the rate is called, without what it is of. */
  private static String name(Quantity rate) {
    String clause = rate.clause();
    return clause.substring(Math.max(0, clause.length() - 3));
  }

  /** Adds to the readings of one rate what the others say for each. */
  void weigh(Candidates of) {
    Quantity rate = of.rate();
    others(of);
    if (known.isEmpty()) {
      return;
    }
    @Nullable Quantity last = next(rate, -1);
    @Nullable Quantity next = next(rate, 1);
    @Nullable Reading own = known.get(rate);
    int words = name(rate).hashCode();
    long[] mine = own == null ? new long[PATTERNS.length] : patterns(own, words);
    Features told = new Features();
    for (Reading reading : of.readings()) {
      told.clear();
      weigh(reading, rate, patterns(reading, words), mine, told);
      told.add(Feature.WHOLE_OF_LAST, reading.whole().equals(last) ? 1 : 0);
      told.add(Feature.WHOLE_OF_NEXT, reading.whole().equals(next) ? 1 : 0);
      told.add(Feature.WHOLE_NOT_LAST, isNot(reading.whole(), last) ? 1 : 0);
      told.add(Feature.WHOLE_NOT_NEXT, isNot(reading.whole(), next) ? 1 : 0);
      reading.weigh(Weights.of(rate), told);
    }
  }

  private void weigh(Reading reading, Quantity rate, long[] patterns, long[] mine, Features told) {
    for (int i = 0; i < patterns.length; i++) {
      int others = this.patterns.getOrDefault(patterns[i], 0) - (mine[i] == patterns[i] ? 1 : 0);
      told.add(PATTERNS[i], Math.log(1 + others));
    }
    boolean used = false;
    for (Quantity other : parts.getOrDefault(reading.part(), List.of())) {
      used |= !other.equals(rate) && other.isChange() == rate.isChange();
    }
    told.add(reading.over().size() > 1 ? Feature.PARTS_OTHERS : Feature.PART_OTHERS, used ? 1 : 0);
  }

  /** Whether it is a rate; 平均年龄, unless it is known, is of numbers that hardly any text prints. */
  private boolean isCounted(Quantity rate) {
    return (rate.isQuotient() || rate.isPoints())
        && (!rate.quotient().isOfAnything() || known.containsKey(rate));
  }

  /** How many of the other rates of the text, and of the paragraph, are known. */
  private void others(Candidates of) {
    Quantity rate = of.rate();
    int own = known.containsKey(rate) ? 1 : 0;
    int told = known.size() - own;
    int itself = isCounted(rate) ? 1 : 0;
    int here = rates.getOrDefault(rate.paragraph(), itself) - itself;
    int toldHere = knownRates.getOrDefault(rate.paragraph(), own) - own;
    of.patterns().clear();
    of.patterns().add(Feature.NONE_KNOWN, Math.log(1 + told));
    of.patterns().add(Feature.NONE_UNKNOWN, Math.log(1 + all - itself - told));
    of.patterns().add(Feature.NONE_KNOWN_HERE, Math.log(1 + toldHere));
    of.patterns().add(Feature.NONE_UNKNOWN_HERE, Math.log(1 + here - toldHere));
  }

  private static boolean isNot(Quantity whole, @Nullable Quantity other) {
    return other != null && !whole.equals(other);
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
          && other.isChange() == rate.isChange()) {
        return reading.whole();
      }
    }
    return null;
  }

  /**
   * 办结率98.1%,准点率98.0%: what the one is of, the other of another name is not, nor is one that is
   * another number altogether.
   */
  boolean isOfAnother(Reading reading) {
    Quantity rate = reading.rate();
    List<Reading> others = byBasis.getOrDefault(reading.formula().basis(), List.of());
    String name = others.isEmpty() ? "" : Wording.plain(rate.clause());
    return others.stream()
        .anyMatch(
            other ->
                !other.rate().equals(rate)
                    // 64.3%,也就是每10名里约有6名 tells the same again
                    && other.rate().isExact()
                    && other.shape() == reading.shape()
                    && (isOtherValue(rate, other.rate())
                        // 占六成(60.4%) tells the same share again
                        || (!rate.isShare()
                            && other.rate().quotient().equals(rate.quotient())
                            && other.rate().paragraph() == rate.paragraph()
                            && !Wording.plain(other.rate().clause()).equals(name))));
  }

  private static boolean isOtherValue(Quantity rate, Quantity other) {
    return rate.quotient().times().compareTo(other.quotient().times()) == 0
        && Chance.isOther(rate, other);
  }
}
