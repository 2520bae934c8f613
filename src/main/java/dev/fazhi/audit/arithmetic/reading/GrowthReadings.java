package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Shape;
import dev.fazhi.audit.arithmetic.quantity.Places;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Direction;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every pair of numbers near a printed change that it may be of. */
final class GrowthReadings {

  /** 增长4.1%,增速比上半年(5.3%)回落: points of two changes. */
  private static final Pattern SPEED = Pattern.compile("[增降跌涨][速幅]|增长率");

  private static final int NOWS = 8;
  private static final int THENS = 6;
  private static final int BEHIND = 12;
  private static final int CHAPTERS = 8;
  private static final int HEADS = 3;

  private final Quantities quantities;
  private final ChangeFeatures features;
  private final Places places;
  private final Names names;
  private final List<Quantity> heads;
  private final CellChanges cells;

  GrowthReadings(Quantities quantities, Places places, Names names, CellChanges cells) {
    this.places = places;
    this.names = names;
    this.cells = cells;
    this.quantities = quantities;
    this.heads = quantities.all().stream().filter(Quantity::isCurrent).limit(HEADS).toList();
    this.features = new ChangeFeatures(quantities, places, heads);
  }

  /**
   * @param known what the rates before it are of, where that is known
   */
  List<Reading> of(Quantity rate, Map<Quantity, Reading> known) {
    boolean speed =
        rate.isPoints()
            && SPEED.matcher(Quantities.outer(rate.lead(), quantities.all(), rate.index())).find();
    List<Quantity> nows =
        new ArrayList<>(
            quantities
                .before(
                    rate,
                    q ->
                        (isNow(q, rate) || (speed && q.isGrowth()))
                            && rate.paragraph() - q.paragraph() <= CHAPTERS)
                .stream()
                .limit(NOWS)
                .toList());
    String listed = places.name(rate);
    String name = listed.isEmpty() ? features.plain(rate) : Wording.plain(listed);
    Quantity last = quantities.lastBefore(rate);
    // 设施类(上年1241件)下降11.9%: what it is compared with is called so
    String subject =
        name.length() < 2 && last.sentence() == rate.sentence() ? features.plain(last) : name;
    Stream.concat(heads.stream(), names.like(subject, rate, HEADS).stream())
        .filter(q -> q.index() < rate.index() && isNow(q, rate) && !nows.contains(q))
        .distinct()
        .toList()
        .forEach(nows::add);
    for (int i = rate.index() + 1; i < quantities.all().size() && i <= rate.index() + 2; i++) {
      Quantity behind = quantities.all().get(i);
      if (behind.sentence() == rate.sentence() && isNow(behind, rate)) {
        nows.add(behind);
      }
    }
    quantities.before(rate, q -> q.isPriorCount() && q.paragraph() == rate.paragraph()).stream()
        .filter(q -> !rate.isPoints() && ChangeFeatures.year(q) > 0)
        .limit(NOWS)
        .forEach(nows::add);
    List<Quantity> thens =
        new ArrayList<>(
            quantities
                .before(
                    rate,
                    q ->
                        (isThen(q, rate) || (speed && q.isGrowth()))
                            && q.role() != Role.NONE
                            && q.paragraph() == rate.paragraph())
                .stream()
                .limit(THENS)
                .toList());
    for (int i = rate.index() + 1; i < quantities.all().size() && i <= rate.index() + BEHIND; i++) {
      Quantity behind = quantities.all().get(i);
      if (behind.paragraph() == rate.paragraph()
          && isThen(behind, rate)
          && (behind.role() == Role.CHANGE
              || behind.role() == Role.PRIOR
              || (rate.isPoints() && i == rate.index() + 1 && behind.lead().contains("(")))) {
        thens.add(behind);
      }
    }
    List<Reading> readings = new ArrayList<>();
    for (Quantity now : nows) {
      for (Quantity then : thens) {
        if (!now.equals(then) && isLike(now, then)) {
          if (Composite.isMeanGrowth(rate)) {
            Composite.ofYears(rate, now, then, quantities)
                .forEach(r -> readings.add(features.weigh(r, now, then, nows, thens)));
            continue;
          }
          reading(rate, now, then)
              .ifPresent(r -> readings.add(features.weigh(r, now, then, nows, thens)));
        }
      }
    }
    for (Quantity prior : thens) {
      for (Quantity delta : thens) {
        if (prior.role() == Role.PRIOR
            && delta.role() == Role.CHANGE
            && (delta.index() > prior.index()
                // 减少242起(去年同期1107起),降幅21.9%
                || prior.index() == delta.index() + 1)
            && prior.value().signum() > 0
            && Quantities.isSame(prior, delta)) {
          // 比上年的8015件增加749件,增长9.35%: the count itself may be told anywhere
          Reading reading =
              new Reading(
                  Formula.share(rate, delta, prior),
                  Shape.SHARE,
                  List.of(delta),
                  List.of(prior),
                  new Features());
          reading.add(Feature.DELTA_OF_PRIOR, true);
          reading.add(Feature.DELTA_NEXT, delta.index() == rate.index() - 1);
          reading.add(Feature.THEN_SENTENCE, prior.sentence() == rate.sentence());
          reading.add(Feature.THEN_GAP, Math.log(Math.abs(rate.index() - prior.index())));
          reading.add(Feature.WRONG_WAY, delta.change() != rate.change());
          readings.add(reading);
        }
      }
    }
    if (rate.isPoints()) {
      readings.addAll(Composite.ofEarlierCounts(rate, nows, known, quantities));
    }
    Set<String> called = new LinkedHashSet<>(List.of(name));
    thens.stream()
        .filter(then -> then.sentence() == rate.sentence())
        .forEach(then -> called.add(features.plain(then)));
    readings.addAll(cells.of(rate, called, nows, thens));
    return readings;
  }

  /** Points are of two percentages, and how much something grew is of two of it. */
  static boolean isNow(Quantity number, Quantity rate) {
    return rate.isPoints()
        ? isRate(number)
        : (number.isCurrent() && !isOfDays(number))
            || (number.kind() == Quantity.Kind.MEAN && number.role() == Role.VALUE);
  }

  /** 日均175件(31天): by how many it was divided. */
  private static boolean isOfDays(Quantity number) {
    return number.lead().equals("(") && number.unit().equals("天");
  }

  private static boolean isThen(Quantity number, Quantity rate) {
    return rate.isPoints()
        ? isRate(number)
        : number.isCount() || (number.kind() == Quantity.Kind.MEAN && number.role() == Role.PRIOR);
  }

  static boolean isRate(Quantity number) {
    return number.kind() == Quantity.Kind.RATE
        && number.isPercent()
        && number.role() != Role.CHANGE
        && number.role() != Role.NONE;
  }

  private static boolean isLike(Quantity now, Quantity then) {
    return isRate(now)
        || Quantities.isSame(now, then)
        // 死亡15人 is not compared with 0.0273
        || ((now.unit().isEmpty() || then.unit().isEmpty())
            && now.number().scale() == then.number().scale());
  }

  static Optional<Reading> reading(Quantity rate, Quantity now, Quantity then) {
    if (rate.isPoints()) {
      return Optional.of(
          new Reading(
              Formula.difference(rate, now, then),
              Shape.DIFFERENCE,
              List.of(now),
              List.of(then),
              new Features()));
    }
    boolean delta = then.role() == Role.CHANGE;
    boolean up = (delta && then.change() != null ? then.change() : rate.change()) == Direction.UP;
    Range of = Range.of(now);
    Range other = Range.of(then);
    Range prior = !delta ? other : up ? of.minus(other) : of.plus(other);
    if (prior.least().signum() <= 0) {
      return Optional.empty();
    }
    Shape shape = !delta ? Shape.GROWTH : up ? Shape.INCREASE : Shape.DECREASE;
    return Optional.of(
        new Reading(
            new Formula(
                rate,
                delta ? other : of.minus(other).abs(),
                prior,
                List.of(now, then),
                f -> Formula.growth(now.value(), prior.value())),
            shape,
            List.of(now),
            List.of(then),
            new Features()));
  }
}
