package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
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

/** Every pair of counts near a rate that it may be of. */
final class ShareReadings {

  private static final Pattern NOT = Pattern.compile("[不未败负超逾]");

  /** So many counts before a rate it may be in, and so many behind it. */
  private static final int WHOLES = 24;

  private static final int BEHIND = 4;
  private static final int CHAPTERS = 10;

  /** So many counts at the beginning of a text its rates may be in, however far it goes on. */
  private static final int HEADS = 4;

  /** The other of two stands so near. */
  private static final int BESIDE = 2;

  private final Quantities quantities;
  private final Parts parts;
  private final Places places;
  private final PartFeatures ofPart;
  private final WholeFeatures ofWhole;
  private final List<Quantity> heads;

  ShareReadings(Quantities quantities, Places places) {
    this.quantities = quantities;
    this.places = places;
    this.parts = new Parts(quantities);
    this.heads = quantities.all().stream().filter(Quantity::isCurrent).limit(HEADS).toList();
    this.ofWhole = new WholeFeatures(quantities, places, heads);
    this.ofPart = new PartFeatures(quantities, places, ofWhole);
  }

  List<Reading> of(Quantity rate) {
    List<Quantity> before =
        quantities.before(
            rate, q -> isWhole(q, rate) && rate.paragraph() - q.paragraph() <= CHAPTERS);
    Map<Quantity, Features> wholes = new LinkedHashMap<>();
    for (Quantity whole : wholes(rate, before)) {
      wholes.put(whole, ofWhole.of(rate, whole));
    }
    BigDecimal largest =
        wholes.keySet().stream()
            .filter(q -> q.paragraph() == rate.paragraph())
            .map(Quantity::value)
            .reduce(BigDecimal.ZERO, BigDecimal::max);
    List<Quantity> counted = before.stream().filter(q -> isPart(q, rate)).toList();
    Wording wording = Wording.of(rate, places.name(rate), counted);
    List<Reading> readings = new ArrayList<>();
    int place = 0;
    for (List<Quantity> counts : parts.of(rate, wording, counted)) {
      Part part = ofPart.of(rate, wording, counts, place++);
      int rank = 0;
      for (Map.Entry<Quantity, Features> entry : wholes.entrySet()) {
        Quantity whole = entry.getKey();
        if (!counts.contains(whole) && isLike(rate, part.last(), whole)) {
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
        ofPeriod(rate, part, readings);
      }
    }
    return readings;
  }

  /** 12月受理9件,日均3件: the days of the period need not be told. */
  private void ofPeriod(Quantity rate, Part part, List<Reading> readings) {
    StringBuilder told = new StringBuilder(part.last().lead());
    quantities
        .before(part.last(), q -> q.paragraph() == part.last().paragraph())
        .forEach(q -> told.insert(0, q.lead() + ";"));
    Periods.of(told.toString(), rate.quotient().per())
        .map(under -> new Formula(rate, part.range(), under, part.counts(), Formula::quotient))
        .map(formula -> reading(part, formula, Shape.SHARE, List.of()))
        .ifPresent(
            reading -> {
              reading.add(Feature.WHOLE_OF_PERIOD, true);
              readings.add(reading);
            });
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
        Reading reading = share(rate, part, List.of(whole, carried));
        reading.add(Feature.WHOLE_CARRIED, true);
        readings.add(reading);
      }
    }
    if (Reading.isComparable(rate, Shape.SHARE, over, under)) {
      Reading pair = share(rate, part, List.of(whole));
      pair.add(Feature.WHOLE_CARRIED_UNTOLD, open);
      readings.add(pair);
    }
    if (single
        && part.wording().named()
        && part.last().sentence() == rate.sentence()
        && Reading.isComparable(rate, Shape.REST, over, under)) {
      Quantity not = part.last();
      Reading rest =
          reading(
              part,
              new Formula(
                  rate,
                  Range.of(whole).minus(Range.of(not)),
                  Range.of(whole),
                  List.of(not, whole),
                  Formula::quotient),
              Shape.REST,
              List.of(whole));
      rest.add(Feature.REST, true);
      rest.add(Feature.REST_TOLD, NOT.matcher(not.clause()).find());
      readings.add(rest);
    }
    return readings;
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
        if (Quantities.isSame(one, other) && isOfPeriod(other, rate)) {
          Reading both = share(rate, part, List.of(one, other));
          boolean two = places.of(one).many() <= 2 && places.of(other).many() <= 2;
          boolean not =
              two && NOT.matcher(one.clause()).find() != NOT.matcher(other.clause()).find()
                  || RateVocabulary.BESIDES.matcher(one.clause()).find();
          both.add(not ? Feature.WHOLE_BOTH_NOT : Feature.WHOLE_BOTH, true);
          readings.add(both);
          break;
        }
      }
    }
    List<Quantity> list = new ArrayList<>(quantities.run(one, Quantities.CLAUSES));
    list.addAll(quantities.following(one, Quantities.CLAUSES));
    if (list.size() > 2) {
      Reading all = share(rate, part, list);
      all.add(Feature.WHOLE_IN_LIST, true);
      readings.add(all);
    }
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

  private boolean isPer(Quantity whole, Quantity rate) {
    return rate.quotient().isPer(whole, quantities.words(whole));
  }

  private List<Quantity> wholes(Quantity rate, List<Quantity> before) {
    List<Quantity> wholes =
        new ArrayList<>(before.stream().filter(q -> isPer(q, rate)).limit(WHOLES).toList());
    Quantity last = quantities.lastBefore(rate);
    if (last.isCount() && !wholes.contains(last) && WholeFeatures.isWithin(last, rate)) {
      wholes.add(0, last);
    }
    heads.stream()
        .filter(q -> q.index() < rate.index() && !wholes.contains(q) && isPer(q, rate))
        .forEach(wholes::add);
    // 占处罚总数的7.2%。全年处罚9件
    int found = 0;
    for (int i = rate.index() + 1; i < quantities.all().size() && found < BEHIND; i++) {
      Quantity next = quantities.all().get(i);
      int away = rate.kind() == Quantity.Kind.MEAN ? 1 : 0;
      if (next.paragraph() - rate.paragraph() > away
          || next.sentence() - rate.sentence() > 1 + away) {
        break;
      }
      if (isWhole(next, rate) && isPer(next, rate)) {
        wholes.add(next);
        found++;
      }
    }
    wholes.removeIf(whole -> whole.value().signum() <= 0);
    return wholes;
  }

  static boolean isOfPeriod(Quantity count, Quantity rate) {
    return rate.role() == Quantity.Role.PRIOR ? count.isPriorCount() : count.isCurrent();
  }

  /** 人均3件 is of what is counted by 件. */
  static boolean isPart(Quantity count, Quantity rate) {
    return isOfPeriod(count, rate) && (rate.unit().isEmpty() || count.unit().endsWith(rate.unit()));
  }

  /** 是上年的2倍 is of now in then. */
  private static boolean isWhole(Quantity count, Quantity rate) {
    boolean times = rate.quotient().sign().equals("倍");
    return isOfPeriod(count, rate) || (times && count.isPriorCount());
  }

  private static boolean isLike(Quantity rate, Quantity part, Quantity whole) {
    return rate.kind() == Quantity.Kind.MEAN
        || Quantities.isSame(part, whole)
        || part.unit().isEmpty()
        || whole.unit().isEmpty()
        || part.sentence() - whole.sentence() <= 1;
  }
}
