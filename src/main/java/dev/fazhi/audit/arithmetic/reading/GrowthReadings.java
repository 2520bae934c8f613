package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Direction;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every pair of numbers near a printed change that it may be of. */
final class GrowthReadings {

  private static final Pattern NOISE =
      Pattern.compile(
          "(?:较|比|与|同)(?:上学?年|去年|上一学?年|上月|上季度?|上周|上期|前年|\\d+年)?(?:同期)?(?:相比)?|同比|环比|分别|略有|有所|[增减上下降升提]\\p{IsHan}?|了|幅度?|达到?|为|[^\\p{IsHan}]|数量?$");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}(?=年)");

  private static final Pattern TOTAL = Pattern.compile("总[数量额体]");

  private static final int NOWS = 8;
  private static final int THENS = 6;
  private static final int BEHIND = 4;
  private static final int CHAPTERS = 8;
  private static final int HEADS = 3;

  private final Quantities quantities;
  private final Places places;
  private final List<Quantity> heads;
  private final Map<Quantity, String> plain = new HashMap<>();

  GrowthReadings(Quantities quantities, Places places) {
    this.quantities = quantities;
    this.places = places;
    this.heads = quantities.all().stream().filter(Quantity::isCurrent).limit(HEADS).toList();
  }

  List<Reading> of(Quantity rate) {
    List<Quantity> nows =
        new ArrayList<>(
            quantities
                .before(rate, q -> isNow(q) && rate.paragraph() - q.paragraph() <= CHAPTERS)
                .stream()
                .limit(NOWS)
                .toList());
    heads.stream().filter(q -> q.index() < rate.index() && !nows.contains(q)).forEach(nows::add);
    for (int i = rate.index() + 1; i < quantities.all().size() && i <= rate.index() + 2; i++) {
      Quantity behind = quantities.all().get(i);
      if (behind.sentence() == rate.sentence() && behind.isCurrent()) {
        nows.add(behind);
      }
    }
    List<Quantity> thens =
        new ArrayList<>(
            quantities
                .before(
                    rate,
                    q -> q.isCount() && q.role() != Role.NONE && q.paragraph() == rate.paragraph())
                .stream()
                .limit(THENS)
                .toList());
    for (int i = rate.index() + 1; i < quantities.all().size() && i <= rate.index() + BEHIND; i++) {
      Quantity behind = quantities.all().get(i);
      if (behind.paragraph() == rate.paragraph()
          && behind.isCount()
          && (behind.role() == Role.CHANGE || behind.role() == Role.PRIOR)) {
        thens.add(behind);
      }
    }
    List<Reading> readings = new ArrayList<>();
    for (Quantity now : nows) {
      for (Quantity then : thens) {
        if (!now.equals(then) && isLike(now, then)) {
          reading(rate, now, then).ifPresent(r -> weigh(r, rate, now, then, nows, thens, readings));
        }
      }
    }
    for (Quantity prior : thens) {
      for (Quantity delta : thens) {
        if (prior.role() == Role.PRIOR
            && delta.role() == Role.CHANGE
            && delta.index() > prior.index()
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
    return readings;
  }

  private static boolean isNow(Quantity number) {
    return number.isCurrent()
        || (number.kind() == Quantity.Kind.MEAN && number.role() == Role.VALUE);
  }

  private static boolean isLike(Quantity now, Quantity then) {
    return Quantities.isSame(now, then) || now.unit().isEmpty() || then.unit().isEmpty();
  }

  private static Optional<Reading> reading(Quantity rate, Quantity now, Quantity then) {
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

  private void weigh(
      Reading reading,
      Quantity rate,
      Quantity now,
      Quantity then,
      List<Quantity> nows,
      List<Quantity> thens,
      List<Reading> readings) {
    String words = quantities.words(now);
    String name = plain(rate);
    String plain = plain(then);
    boolean delta = then.role() == Role.CHANGE;
    String change = name.length() > 1 ? name : delta ? plain : "";
    boolean here = now.sentence() == rate.sentence();
    reading.add(Feature.NOW_NEXT, isNext(now, rate));
    reading.add(Feature.NOW_SENTENCE, here);
    reading.add(Feature.NOW_BEFORE, rate.sentence() - now.sentence() == 1);
    reading.add(Feature.NOW_PARAGRAPH, !here && now.paragraph() == rate.paragraph());
    reading.add(Feature.NOW_EARLIER, Math.log(1 + rate.paragraph() - now.paragraph()));
    reading.add(Feature.NOW_HEAD, heads.contains(now));
    reading.add(Feature.NOW_RANK, Math.log(1 + nows.indexOf(now)));
    double named = Wording.overlap(change, words);
    reading.add(Feature.NOW_LIKE_CHANGE, named);
    reading.add(Feature.NOW_UNLIKE_CHANGE, change.length() > 1 && named == 0);
    reading.add(Feature.NOW_FIRST, quantities.isFirst(now));
    reading.add(Feature.NOW_REACHED, now.role() == Role.REACHED);
    reading.add(Feature.NOW_BEHIND, now.index() > rate.index());
    reading.add(Feature.NOW_GAP, Math.log(Math.abs(rate.index() - now.index())));
    reading.add(Feature.THEN_GAP, Math.log(Math.abs(rate.index() - then.index())));
    int since = years(now, then);
    reading.add(Feature.THEN_YEAR, !delta && since == 1);
    reading.add(Feature.THEN_NEXT_YEAR, !delta && since < 0);
    reading.add(Feature.THEN_BEFORE_NOW, then.index() < now.index());
    reading.add(Feature.THEN_OTHER_BASE, !then.base().fits(rate.base()));
    list(rate, now, reading, Feature.NOW_LIST_SAME, Feature.NOW_LIST_OTHER);
    list(rate, then, reading, Feature.THEN_LIST_SAME, Feature.THEN_LIST_OTHER);
    reading.add(
        Feature.NOW_TOTAL, heads.contains(now) && TOTAL.matcher(rate.lead() + then.lead()).find());
    reading.add(Feature.DELTA, delta);
    reading.add(Feature.DELTA_NEXT, delta && then.index() == rate.index() - 1);
    reading.add(Feature.DELTA_BEHIND, delta && then.index() > rate.index());
    reading.add(Feature.THEN_ADJACENT, !delta && then.index() == rate.index() - 1);
    reading.add(Feature.THEN_NEAR, !delta && isNext(then, rate));
    reading.add(Feature.THEN_BEHIND, !delta && then.index() > rate.index());
    reading.add(Feature.THEN_SENTENCE, then.sentence() == rate.sentence());
    reading.add(Feature.THEN_RANK, Math.log(1 + thens.indexOf(then)));
    double like = Wording.overlap(plain, words);
    reading.add(Feature.THEN_LIKE_NOW, delta ? 0 : like);
    reading.add(Feature.THEN_UNLIKE_NOW, !delta && plain.length() > 1 && like == 0);
    reading.add(Feature.THEN_OF_OTHER, then.index() > rate.index() && isOfOther(rate, then));
    reading.add(Feature.THEN_NOT_EARLIER, !delta && then.role() != Role.PRIOR);
    reading.add(Feature.THEN_AFTER_NOW, then.index() == now.index() + 1);
    reading.add(Feature.NO_UNIT, !Quantities.isSame(now, then));
    boolean up = rate.change() == Direction.UP;
    int way = now.value().compareTo(then.value());
    reading.add(
        Feature.WRONG_WAY,
        delta ? then.change() != null && then.change() != rate.change() : up ? way < 0 : way > 0);
    readings.add(reading);
  }

  /** 分别上升7%和12%(上年9件): of the first of them alone it is told, if of that. */
  private boolean isOfOther(Quantity rate, Quantity then) {
    Quantity last = quantities.lastBefore(rate);
    int next = Math.min(then.index() + 1, quantities.all().size() - 1);
    return last.isGrowth()
        && last.sentence() == rate.sentence()
        && !quantities.lastBefore(then).isPriorCount()
        && (next == then.index() || !quantities.all().get(next).isPriorCount());
  }

  /** What a clause says without that it compares. */
  private String plain(Quantity of) {
    return plain.computeIfAbsent(of, q -> Wording.plain(NOISE.matcher(q.clause()).replaceAll("")));
  }

  /** By how many years the one is told to be later; 0 where that is not told. */
  private static int years(Quantity now, Quantity then) {
    Matcher one = YEAR.matcher(now.clause());
    Matcher other = YEAR.matcher(then.clause());
    return one.find() && other.find()
        ? Integer.parseInt(one.group()) - Integer.parseInt(other.group())
        : 0;
  }

  private void list(Quantity rate, Quantity count, Reading reading, Feature same, Feature other) {
    Places.Place one = places.of(rate);
    Places.Place place = places.of(count);
    boolean even = one.isListed() && one.many() == place.many();
    reading.add(same, even && one.at() == place.at());
    reading.add(other, even && one.at() != place.at());
  }

  /** Only comparisons stand between the two. */
  private boolean isNext(Quantity count, Quantity rate) {
    int at = rate.index() - 1;
    while (at > count.index() && !quantities.all().get(at).isCurrent()) {
      at--;
    }
    return at == count.index() && count.sentence() == rate.sentence();
  }
}
