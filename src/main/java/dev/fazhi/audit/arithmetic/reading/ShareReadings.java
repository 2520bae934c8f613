package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Shape;
import dev.fazhi.audit.arithmetic.quantity.Places;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every pair of counts near a rate that it may be of. */
final class ShareReadings {

  private static final Pattern NOT = Pattern.compile("[不未败负超逾]");
  private static final Pattern OTHERS = Pattern.compile("其他|其它|其余|余下|剩余|[之以]外");

  private static final int CHAPTERS = 10;

  /** Of pairs for which the words speak so much less than for the best only the near are read. */
  private static final double HOPELESS = 6;

  /** The other of two stands so near. */
  private static final int BESIDE = 2;

  private final Quantities quantities;
  private final Parts parts;
  private final Places places;
  private final PartFeatures ofPart;
  private final WholeFeatures ofWhole;
  private final Wholes all;
  private final CellReadings cells;
  private final KnownTotals totals;

  /** The last share that named what it is in. */
  private @Nullable Quantity last;

  private String lastBase = "";

  ShareReadings(
      Quantities quantities, Places places, Names names, CellReadings cells, KnownTotals totals) {
    this.totals = totals;
    this.quantities = quantities;
    this.cells = cells;
    this.places = places;
    this.parts = new Parts(quantities, names);
    this.all = new Wholes(quantities, names);
    this.ofWhole = new WholeFeatures(quantities, places, all.heads());
    this.ofPart = new PartFeatures(quantities, places, ofWhole);
  }

  List<Reading> of(Quantity rate) {
    List<Quantity> before =
        quantities.before(
            rate, q -> Wholes.isWhole(q, rate) && rate.paragraph() - q.paragraph() <= CHAPTERS);
    List<Quantity> counted = before.stream().filter(q -> Parts.isPart(q, rate)).toList();
    Wording wording = Wording.of(rate, places, counted);
    Map<Quantity, Features> wholes = new LinkedHashMap<>();
    for (Quantity whole : this.all.of(rate, wording, before, totals)) {
      wholes.put(whole, ofWhole.of(rate, whole));
    }
    BigDecimal largest =
        wholes.keySet().stream()
            .filter(q -> q.paragraph() == rate.paragraph())
            .map(Quantity::value)
            .reduce(BigDecimal.ZERO, BigDecimal::max);
    List<Reading> readings = new ArrayList<>();
    int place = 0;
    List<Part> all = new ArrayList<>();
    for (List<Quantity> counts : parts.of(rate, wording, counted, totals)) {
      all.add(ofPart.of(rate, wording, counts, place++));
    }
    Weights weights = Weights.of(rate);
    double least =
        best(all.stream().map(Part::features), weights)
            + best(wholes.values().stream(), weights)
            - HOPELESS;
    for (Part part : all) {
      List<Quantity> counts = part.counts();
      double score = weights.sum(part.features());
      int rank = 0;
      for (Map.Entry<Quantity, Features> entry : wholes.entrySet()) {
        Quantity whole = entry.getKey();
        if (!counts.contains(whole)
            && isLike(rate, part.last(), whole)
            && (score + weights.sum(entry.getValue()) > least || isNear(rate, part, whole))) {
          for (Reading reading : of(rate, part, whole)) {
            reading.features().add(entry.getValue());
            ofWhole.pair(reading, part, whole);
            reading.add(Feature.WHOLE_RANK, Math.log(1 + rank));
            reading.add(Feature.WHOLE_LARGEST, whole.value().compareTo(largest) >= 0);
            readings.add(reading);
          }
          rank += whole.value().compareTo(part.last().value()) >= 0 ? 1 : 0;
        }
      }
      if (counts.size() == 1 && rate.kind() == Quantity.Kind.RATE) {
        together(rate, part, readings);
      }
      if (rate.quotient().isOfPeriod()) {
        Periods.of(rate, part, quantities)
            .map(formula -> reading(part, formula, Shape.SHARE, List.of()))
            .ifPresent(
                reading -> {
                  reading.add(Feature.WHOLE_OF_PERIOD, true);
                  readings.add(reading);
                });
      }
    }
    Composite.ofShares(rate, quantities).ifPresent(readings::add);
    Wording told =
        rate.isShare() && wording.base().isEmpty() && last != null && isNear(last, rate)
            ? wording.of(lastBase)
            : wording;
    if (rate.isShare() && !told.base().isEmpty()) {
      last = rate;
      lastBase = told.base();
    }
    readings.addAll(cells.of(rate, told, counted));
    return readings;
  }

  private static double best(Stream<Features> all, Weights weights) {
    return all.mapToDouble(weights::sum).max().orElse(0);
  }

  /** Whether the two give the rate, or nearly, however little the words speak for them. */
  private static boolean isNear(Quantity rate, Part part, Quantity whole) {
    double right =
        rate.quotient().times().doubleValue()
            * Shape.SHARE.quotient(part.range().value().doubleValue(), whole.value().doubleValue());
    return Math.abs(right - rate.value().doubleValue())
        < Reading.NEAR * rate.number().place().doubleValue();
  }

  private static boolean isNear(Quantity last, Quantity rate) {
    return last.paragraph() == rate.paragraph() && rate.sentence() - last.sentence() <= 1;
  }

  private List<Reading> of(Quantity rate, Part part, Quantity whole) {
    List<Reading> readings = new ArrayList<>();
    double over = part.range().value().doubleValue();
    double under = whole.value().doubleValue();
    boolean single = part.counts().size() == 1;
    boolean open = false;
    for (Quantity carried : single ? ofWhole.called(whole).carried() : List.<Quantity>of()) {
      double both = under + carried.value().doubleValue();
      open |= !carried.equals(part.last());
      if (!carried.equals(part.last()) && Reading.isComparable(rate, Shape.SHARE, over, both)) {
        add(readings, share(rate, part, List.of(whole, carried)), Feature.WHOLE_CARRIED);
      }
    }
    if (Reading.isComparable(rate, Shape.SHARE, over, under)) {
      Reading pair = share(rate, part, List.of(whole));
      pair.add(Feature.WHOLE_CARRIED_UNTOLD, open);
      readings.add(pair);
    }
    boolean rest =
        single
            ? part.wording().named() && part.last().sentence() == rate.sentence()
            : rate.isShare() && OTHERS.matcher(rate.clause()).find();
    if (rest && Reading.isComparable(rate, Shape.REST, over, under)) {
      readings.add(rest(rate, part, whole));
    }
    return readings;
  }

  /** What the counts leave of the whole: 其他占9%. */
  private static Reading rest(Quantity rate, Part part, Quantity whole) {
    List<Quantity> basis = new ArrayList<>(part.counts());
    basis.add(whole);
    Range left = Range.of(whole).minus(part.range());
    Formula formula = new Formula(rate, left, Range.of(whole), basis, Formula::quotient);
    Reading rest = reading(part, formula, Shape.REST, List.of(whole));
    boolean single = part.counts().size() == 1;
    rest.add(Feature.REST, single);
    rest.add(Feature.REST_OTHERS, !single);
    rest.add(Feature.REST_TOLD, single && NOT.matcher(part.last().clause()).find());
    return rest;
  }

  /** 起诉9人,不起诉3人: of the one in both together; or of one of a list in all of it. */
  private void together(Quantity rate, Part part, List<Reading> readings) {
    Quantity one = part.last();
    for (int step : new int[] {-1, 1}) {
      for (int i = one.index() + step; i >= 0 && i < quantities.all().size(); i += step) {
        Quantity other = quantities.all().get(i);
        if (other.sentence() != one.sentence() || Math.abs(i - one.index()) > BESIDE) {
          break;
        }
        if (Quantities.isSame(one, other) && one.isPriorCount() == other.isPriorCount()) {
          Reading both = share(rate, part, List.of(one, other));
          boolean two = places.of(one).many() <= 2 && places.of(other).many() <= 2;
          boolean not =
              two && NOT.matcher(one.clause()).find() != NOT.matcher(other.clause()).find()
                  || RateVocabulary.BESIDES.matcher(one.clause()).find();
          add(readings, both, not ? Feature.WHOLE_BOTH_NOT : Feature.WHOLE_BOTH);
          break;
        }
      }
    }
    if (totals.isPairFor(one)) {
      add(readings, share(rate, part, totals.pair()), Feature.WHOLE_BOTH_NOT);
    }
    List<Quantity> list = new ArrayList<>(quantities.run(one, Quantities.CLAUSES));
    list.addAll(quantities.following(one, Quantities.CLAUSES));
    BigDecimal sum = Range.sum(list).value();
    // 甲9件、乙8件,共17件: the total is none of them
    if (list.size() > 2
        && list.stream().noneMatch(each -> each.value().add(each.value()).compareTo(sum) == 0)) {
      add(readings, share(rate, part, list), Feature.WHOLE_IN_LIST);
    }
  }

  private static void add(List<Reading> readings, Reading reading, Feature feature) {
    reading.add(feature, true);
    readings.add(reading);
  }

  private static Reading share(Quantity rate, Part part, List<Quantity> wholes) {
    List<Quantity> basis = new ArrayList<>(part.counts());
    basis.addAll(wholes);
    boolean one = wholes.size() == 1;
    Range under = one ? Range.of(wholes.get(0)) : Range.sum(wholes);
    Function<Formula, String> words = one ? Formula::quotient : Formula::quotientOfSum;
    return reading(part, new Formula(rate, part.range(), under, basis, words), Shape.SHARE, wholes);
  }

  private static Reading reading(Part part, Formula formula, Shape shape, List<Quantity> wholes) {
    Features features = new Features();
    features.add(part.features());
    return new Reading(formula, shape, part.counts(), wholes, features);
  }

  private static boolean isLike(Quantity rate, Quantity part, Quantity whole) {
    return rate.kind() == Quantity.Kind.MEAN
        || Quantities.isSame(part, whole)
        || part.unit().isEmpty()
        || whole.unit().isEmpty()
        || part.sentence() - whole.sentence() <= 1;
  }
}
