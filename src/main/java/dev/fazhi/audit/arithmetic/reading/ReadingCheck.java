package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.finding.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rates of which no rule knows what they are of. Each pair near them is as likely as the words make
 * it. A rate is wrong where a likely pair gives it with one digit wrong, which chance hardly would,
 * and no pair that may be meant gives it as it is.
 */
public final class ReadingCheck {

  /** So many of the numbers that are printed are wrong. */
  private static final double WRONG = 0.02;

  /** So much more likely than anything else a reading must be. */
  private static final double SURE = 4;

  /** Of what is less than itself a rate is so much less likely. */
  private static final double MORE = 0.2;

  /** Readings so much less likely than none are not looked at. */
  private static final double FAINT = 0.002;

  /** A reading so likely excuses a rate of which a rule says that it does not follow. */
  private static final double EXCUSE = 0.01;

  private final Quantities quantities;

  public ReadingCheck(Quantities quantities) {
    this.quantities = quantities;
  }

  /**
   * What is to be said of the rates of which nothing is known.
   *
   * @param known what is known of the others
   */
  public List<Relation> check(Collection<Relation> known) {
    Set<Quantity> told = new HashSet<>();
    for (Relation relation : known) {
      if (relation.verdict() == Verdict.DOES_NOT_FOLLOW) {
        told.addAll(relation.basis());
      }
      if (relation.verdict() != Verdict.UNCHECKED && relation.verdict() != Verdict.AMBIGUOUS) {
        told.add(relation.of());
      }
    }
    List<Quantity> open =
        quantities.all().stream()
            .filter(q -> q.kind() == Quantity.Kind.RATE && !told.contains(q))
            .toList();
    List<Relation> agreeing = new ArrayList<>();
    Pairs pairs = Pairs.of(quantities, known);
    for (Quantity rate : open) {
      agrees(rate, pairs).ifPresent(agreeing::add);
    }
    known.stream()
        .filter(r -> r.verdict() == Verdict.DOES_NOT_FOLLOW)
        .filter(r -> r.of().kind() == Quantity.Kind.RATE)
        .forEach(r -> excuse(r.of(), pairs).ifPresent(agreeing::add));
    List<Relation> all = new ArrayList<>(known);
    all.addAll(agreeing);
    Pairs more = agreeing.isEmpty() ? pairs : Pairs.of(quantities, all);
    agreeing.forEach(relation -> told.add(relation.of()));
    List<Relation> found = new ArrayList<>(agreeing);
    for (Quantity rate : open) {
      if (rate.isExact() && !told.contains(rate)) {
        differs(rate, more).ifPresent(found::add);
      }
    }
    return found;
  }

  /** The pairs of a text, with what is known of it. */
  private record Pairs(Readings shares, GrowthReadings growths) {

    static Pairs of(Quantities quantities, Collection<Relation> known) {
      Agreed agreed = new Agreed(quantities, known);
      return new Pairs(new Readings(quantities, agreed), new GrowthReadings(quantities, agreed));
    }

    List<Reading> of(Quantity rate) {
      return rate.isGrowth() ? growths.of(rate) : shares.of(rate);
    }
  }

  private static Weights weights(Quantity rate) {
    return rate.isGrowth() ? Weights.GROWTH : rate.isShare() ? Weights.SHARE : Weights.NAMED;
  }

  /** How often two numbers give a rate by chance. */
  private static double chance(Quantity rate) {
    return 1
        / Math.pow(10, rate.value().precision() - rate.value().scale() + rate.number().scale());
  }

  private static boolean agrees(Reading reading) {
    return reading.formula().agrees() && !reading.features().containsKey(Feature.WRONG_WAY);
  }

  private Optional<Relation> agrees(Quantity rate, Pairs pairs) {
    Weights weights = weights(rate);
    double others = weights.none();
    double best = 0;
    @Nullable Reading meant = null;
    for (Reading reading : pairs.of(rate)) {
      double likely = weights.likely(reading);
      if (agrees(reading) && likely > best) {
        best = likely;
        meant = reading;
      }
      others += agrees(reading) ? 0 : likely * WRONG;
    }
    return meant != null && best / chance(rate) > SURE * others
        ? Optional.of(meant.formula().relation())
        : Optional.empty();
  }

  /** A pair that gives a rate as it is, where it may well be meant: no other is held against it. */
  private Optional<Relation> excuse(Quantity rate, Pairs pairs) {
    Weights weights = weights(rate);
    List<Reading> readings = pairs.of(rate);
    double all = weights.none() + readings.stream().mapToDouble(weights::likely).sum();
    return rate.number().scale() < 1
        ? Optional.empty()
        : readings.stream()
            .filter(r -> agrees(r) && weights.likely(r) > EXCUSE * all)
            .findFirst()
            .map(r -> r.formula().relation());
  }

  private Optional<Relation> differs(Quantity rate, Pairs pairs) {
    Weights weights = weights(rate);
    double others = weights.none();
    double wrong = 0;
    double best = 0;
    @Nullable Reading meant = null;
    for (Reading reading : pairs.of(rate)) {
      double likely = weights.likely(reading);
      if (agrees(reading)) {
        others += likely / chance(rate);
      } else if (likely > weights.none() * FAINT
          && reading.formula().isPlausible()
          && !reading.isRounded()) {
        double slip = likely * WRONG / reading.chance() * (reading.isTooMuch() ? MORE : 1);
        wrong += slip;
        if (slip > best) {
          best = slip;
          meant = reading;
        }
      }
    }
    return meant != null && wrong > SURE * others && best * 2 > wrong
        ? Optional.of(meant.formula().relation())
        : Optional.empty();
  }
}
