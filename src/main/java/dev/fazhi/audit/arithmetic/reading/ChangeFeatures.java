package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Places;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Direction;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text says of a change and the two numbers that it may be of.
 *
 * @param heads the first counts of the text
 * @param plain what clauses say without that they compare, read only once
 */
record ChangeFeatures(
    Quantities quantities, Places places, List<Quantity> heads, Map<Quantity, String> plain) {

  private static final Pattern NOISE =
      Pattern.compile(
          "(?:较|比|与|同)(?:上学?年|去年|上一学?年|上月|上季度?|上周|上期|前年|\\d+年)?(?:同期)?(?:相比)?|同比|环比|分别|略有|有所|[增减上下降升提]\\p{IsHan}?|了|幅度?|达到?|为|[^\\p{IsHan}]|[数类]量?$|[本上此][一二三]?[轮次批]");

  private static final Pattern YEAR =
      Pattern.compile("(?<year>(?:19|20)\\d{2})年|(?<then>前年)|(?<last>[上去]年)");

  /** The years before the first that is written out are 前年 and 去年. */
  private static final int FIRST = 1900;

  private static final Pattern TOTAL = Pattern.compile("总[数量额体]");

  ChangeFeatures(Quantities quantities, Places places, List<Quantity> heads) {
    this(quantities, places, heads, new HashMap<>());
  }

  /** The same reading with them. */
  Reading weigh(
      Reading reading, Quantity now, Quantity then, List<Quantity> nows, List<Quantity> thens) {
    Quantity rate = reading.rate();
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
    reading.add(Feature.NOW_OTHER_PERIOD, !rate.isPoints() && now.role() == Role.PRIOR);
    series(reading, now);
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
    reading.add(Feature.NO_UNIT, !rate.isPoints() && !Quantities.isSame(now, then));
    way(reading, now, then);
    return reading;
  }

  /** Whether it would go the other way. */
  static void way(Reading reading, Quantity now, Quantity then) {
    Quantity rate = reading.rate();
    boolean up = rate.change() == Direction.UP;
    int way = now.value().compareTo(then.value());
    reading.add(
        Feature.WRONG_WAY,
        then.role() == Role.CHANGE
            ? then.change() != null && then.change() != rate.change()
            : rate.change() != null && (up ? way < 0 : way > 0));
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
  String plain(Quantity of) {
    return plain.computeIfAbsent(of, q -> Wording.plain(NOISE.matcher(q.clause()).replaceAll("")));
  }

  /** By how many years the one is told to be later; 0 where that is not told. */
  static int years(Quantity now, Quantity then) {
    int one = year(now);
    int other = year(then);
    boolean both = one > 0 && other > 0 && (one < FIRST) == (other < FIRST);
    return both ? one - other : 0;
  }

  /** Of which year a number is told to be, or how much later than long ago; 0 where it is not. */
  static int year(Quantity number) {
    Matcher year = YEAR.matcher(number.clause());
    return !year.find()
        ? 0
        : year.group("year") != null
            ? Integer.parseInt(year.group("year"))
            : year.group("then") != null ? 1 : 2;
  }

  /** 2021年8件,2022年9件,2023年12件,逐年增长: as many years later as the rate's place in its list. */
  private void series(Reading reading, Quantity now) {
    Places.Place one = places.of(reading.rate());
    if (one.isListed() && year(now) > 0) {
      List<Quantity> series =
          quantities.before(
              reading.rate(),
              q -> q.paragraph() == now.paragraph() && Quantities.isSame(q, now) && year(q) > 0);
      // the nearest first
      boolean same = series.indexOf(now) == one.many() - 1 - one.at();
      reading.add(Feature.SERIES_SAME, series.size() > one.many() && same);
      reading.add(Feature.SERIES_OTHER, series.size() > one.many() && !same);
    }
  }

  private void list(Quantity rate, Quantity count, Reading reading, Feature same, Feature other) {
    Places.Place one = places.of(rate);
    Places.Place own = places.of(count);
    Places.Place place = own.many() == one.many() ? own : places.mixed(count);
    boolean even = one.isListed() && one.many() == place.many();
    reading.add(same, even && one.at() == place.at());
    reading.add(other, even && one.at() != place.at());
  }

  /** Only comparisons stand between the two. */
  private boolean isNext(Quantity count, Quantity rate) {
    int at = rate.index() - 1;
    while (at > count.index() && !GrowthReadings.isNow(quantities.all().get(at), rate)) {
      at--;
    }
    return at == count.index() && count.sentence() == rate.sentence();
  }
}
