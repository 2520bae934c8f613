package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.quantity.Narrowing;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every pair of counts near a rate that it may be of. */
final class Readings {

  /** So many counts before a rate it may be in, and so many behind it. */
  private static final int WHOLES = 24;

  private static final int BEHIND = 3;
  private static final int CHAPTERS = 10;

  /** So many counts at the beginning of a text its rates may be in, however far it goes on. */
  private static final int HEADS = 4;

  private final Quantities quantities;
  private final Narrowing narrowing;
  private final Parts parts;
  private final PartFeatures ofPart;
  private final WholeFeatures ofWhole;
  private final List<Quantity> heads;

  Readings(Quantities quantities, Agreed agreed) {
    this.quantities = quantities;
    this.narrowing = new Narrowing(quantities);
    this.parts = new Parts(quantities);
    this.heads = quantities.all().stream().filter(Quantity::isCurrent).limit(HEADS).toList();
    this.ofPart = new PartFeatures(quantities, agreed);
    this.ofWhole = new WholeFeatures(quantities, agreed, heads);
  }

  List<Reading> of(Quantity rate) {
    List<Quantity> before =
        quantities.before(
            rate, q -> isOfPeriod(q, rate) && rate.paragraph() - q.paragraph() <= CHAPTERS);
    Map<Quantity, Map<Feature, Double>> wholes = new LinkedHashMap<>();
    for (Quantity whole : wholes(rate, before)) {
      wholes.put(whole, ofWhole.of(rate, whole));
    }
    BigDecimal largest =
        wholes.keySet().stream()
            .filter(q -> q.paragraph() == rate.paragraph())
            .map(Quantity::value)
            .reduce(BigDecimal.ZERO, BigDecimal::max);
    List<Reading> readings = new ArrayList<>();
    int place = 0;
    for (List<Quantity> counts : parts.of(rate, before)) {
      Part part = ofPart.of(rate, counts, place++);
      int rank = 0;
      for (Quantity whole : wholes.keySet()) {
        if (!counts.contains(whole) && isPossible(rate, part, whole)) {
          Reading reading = new Reading(Formula.share(rate, counts, whole), Shape.SHARE);
          reading.features().putAll(part.features());
          reading.features().putAll(wholes.get(whole));
          ofWhole.pair(reading, part, whole);
          reading.add(Feature.WHOLE_RANK, Math.log(1 + rank));
          reading.add(Feature.WHOLE_LARGEST, whole.value().compareTo(largest) >= 0);
          readings.add(reading);
          rank += whole.value().compareTo(part.last().value()) >= 0 ? 1 : 0;
        }
      }
    }
    return readings;
  }

  private List<Quantity> wholes(Quantity rate, List<Quantity> before) {
    List<Quantity> wholes = new ArrayList<>(before.subList(0, Math.min(WHOLES, before.size())));
    heads.stream()
        .filter(q -> q.index() < rate.index() && !wholes.contains(q))
        .forEach(wholes::add);
    // 占处罚总数的7.2%。全年处罚9件
    int found = 0;
    for (int i = rate.index() + 1; i < quantities.all().size() && found < BEHIND; i++) {
      Quantity next = quantities.all().get(i);
      if (next.paragraph() != rate.paragraph() || next.sentence() - rate.sentence() > 1) {
        break;
      }
      if (isOfPeriod(next, rate)) {
        wholes.add(next);
        found++;
      }
    }
    return wholes;
  }

  static boolean isOfPeriod(Quantity count, Quantity rate) {
    return rate.role() == Quantity.Role.PRIOR ? count.isPriorCount() : count.isCurrent();
  }

  /** Whether the words do not say that it is of something else. */
  private boolean isPossible(Quantity rate, Part part, Quantity whole) {
    return whole.value().signum() > 0
        && isLike(part.last(), whole)
        && (part.wording().named()
            ? !part.isNarrower()
            : narrowing.isOfScope(whole, rate.lead())
                && !narrowing.isOfMore(whole, part.wording().base()));
  }

  private static boolean isLike(Quantity part, Quantity whole) {
    return Quantities.isSame(part, whole)
        || part.unit().isEmpty()
        || whole.unit().isEmpty()
        || part.sentence() - whole.sentence() <= 1;
  }
}
