package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Narrowing;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Every pair of counts near a rate that it may be of. */
final class Readings {

  private static final Pattern TOTAL = Pattern.compile("共|总|累计|合计|全[年市县区旗省]");

  /** So many counts before a rate it may be in, and so many behind it. */
  private static final int WHOLES = 24;

  private static final int BEHIND = 3;
  private static final int CHAPTERS = 10;

  /** So many counts at the beginning of a text its rates may be in, however far it goes on. */
  private static final int HEADS = 4;

  private final Quantities quantities;
  private final Agreed agreed;
  private final Narrowing narrowing;
  private final List<Quantity> heads = new ArrayList<>();

  Readings(Quantities quantities, Agreed agreed) {
    this.quantities = quantities;
    this.agreed = agreed;
    this.narrowing = new Narrowing(quantities);
    for (Quantity quantity : quantities.all()) {
      if (quantity.isCurrent() && heads.size() < HEADS) {
        heads.add(quantity);
      }
    }
  }

  List<Reading> of(Quantity rate) {
    List<Quantity> before =
        quantities.before(
            rate, q -> isOfPeriod(q, rate) && rate.paragraph() - q.paragraph() <= CHAPTERS);
    List<Quantity> wholes = new ArrayList<>(before.subList(0, Math.min(WHOLES, before.size())));
    heads.stream()
        .filter(q -> q.index() < rate.index() && !wholes.contains(q))
        .forEach(wholes::add);
    wholes.addAll(behind(rate));
    List<Reading> readings = new ArrayList<>();
    List<List<Quantity>> parts = new Parts(quantities).of(rate, before);
    for (List<Quantity> part : parts) {
      Quantity last = part.get(part.size() - 1);
      Wording wording = Wording.of(rate, last);
      int rank = 0;
      for (Quantity whole : wholes) {
        if (!part.contains(whole)
            && isLike(last, whole)
            && whole.value().signum() > 0
            && isPossible(rate, last, whole, wording)) {
          Reading reading = new Reading(Formula.share(rate, part, whole), Shape.SHARE);
          part(reading, rate, last, wording, parts.indexOf(part));
          whole(reading, rate, last, whole, wording);
          reading.add(Feature.WHOLE_RANK, Math.log(1 + rank));
          reading.add(Feature.JOINT_TOLD, part.size() > 1 && wording.together());
          reading.add(Feature.JOINT_UNTOLD, part.size() > 1 && !wording.together());
          reading.add(Feature.SINGLE_TOLD, part.size() == 1 && wording.together());
          readings.add(reading);
          rank += whole.value().compareTo(last.value()) >= 0 ? 1 : 0;
        }
      }
    }
    largest(readings);
    return readings;
  }

  /** The next counts of the paragraph: 占处罚总数的7.2%。全年处罚9件. */
  private List<Quantity> behind(Quantity rate) {
    List<Quantity> behind = new ArrayList<>();
    for (int i = rate.index() + 1; i < quantities.all().size() && behind.size() < BEHIND; i++) {
      Quantity next = quantities.all().get(i);
      if (next.paragraph() != rate.paragraph() || next.sentence() - rate.sentence() > 1) {
        break;
      }
      if (isOfPeriod(next, rate)) {
        behind.add(next);
      }
    }
    return behind;
  }

  private static Quantity whole(Reading reading) {
    List<Quantity> basis = reading.formula().basis();
    return basis.get(basis.size() - 1);
  }

  private static void largest(List<Reading> readings) {
    for (Reading reading : readings) {
      Quantity whole = whole(reading);
      reading.add(
          Feature.WHOLE_LARGEST,
          readings.stream()
              .map(Readings::whole)
              .filter(q -> q.paragraph() == reading.formula().rate().paragraph())
              .allMatch(q -> q.value().compareTo(whole.value()) <= 0));
    }
  }

  static boolean isOfPeriod(Quantity count, Quantity rate) {
    return rate.role() == Quantity.Role.PRIOR ? count.isPriorCount() : count.isCurrent();
  }

  /** Whether the words do not say that it is of something else. */
  private boolean isPossible(Quantity rate, Quantity part, Quantity whole, Wording wording) {
    return wording.named()
        ? !narrowing.isNarrower(rate, wording.subject(), part)
        : narrowing.isOfScope(whole, rate.lead()) && !narrowing.isOfMore(whole, wording.base());
  }

  private static boolean isLike(Quantity part, Quantity whole) {
    return Quantities.isSame(part, whole)
        || part.unit().isEmpty()
        || whole.unit().isEmpty()
        || part.sentence() - whole.sentence() <= 1;
  }

  private void part(Reading reading, Quantity rate, Quantity part, Wording wording, int rank) {
    boolean adjacent = quantities.isRightBefore(part, rate);
    boolean here = part.sentence() == rate.sentence();
    String words = quantities.words(part);
    reading.add(Feature.PART_ADJACENT, adjacent);
    reading.add(Feature.PART_BEHIND, part.index() > rate.index());
    reading.add(Feature.PART_NEAR, !adjacent && isNear(part, rate));
    reading.add(Feature.PART_SENTENCE, here && !adjacent);
    reading.add(Feature.PART_BEFORE, !here && part.paragraph() == rate.paragraph());
    reading.add(Feature.PART_FAR, part.paragraph() < rate.paragraph());
    reading.add(Feature.PART_RANK, Math.log(1 + rank));
    reading.add(Feature.PART_OTHERS, agreed.isUsed(part, rate));
    double like =
        wording.named() && RateVocabulary.match(part.clause(), wording.subject()) > 0
            ? 1
            : Wording.overlap(wording.subject(), words);
    reading.add(Feature.PART_LIKE_SUBJECT, like);
    reading.add(Feature.PART_UNLIKE_SUBJECT, wording.subject().length() > 1 && like == 0);
    reading.add(Feature.NO_NAME, !rate.isShare() && !wording.named());
    reading.add(Feature.ASIDE, !rate.sees(part) && part.aside() != rate.aside());
  }

  /** Only rates stand between the count and this one. */
  private boolean isNear(Quantity part, Quantity rate) {
    int at = rate.index() - 1;
    while (at > part.index() && !quantities.all().get(at).isCurrent()) {
      at--;
    }
    return at == part.index() && part.sentence() == rate.sentence();
  }

  private void whole(
      Reading reading, Quantity rate, Quantity part, Quantity whole, Wording wording) {
    int away = rate.paragraph() - whole.paragraph();
    String words = quantities.words(whole);
    String own = Wording.plain(part.clause());
    boolean here = whole.sentence() == part.sentence();
    boolean last = part.sentence() - whole.sentence() == 1 && whole.paragraph() == part.paragraph();
    boolean behind = whole.index() > part.index();
    reading.add(Feature.WHOLE_SENTENCE, here && !behind);
    reading.add(Feature.WHOLE_BEFORE, last);
    reading.add(Feature.WHOLE_PARAGRAPH, away == 0 && !here && !last && !behind);
    reading.add(Feature.WHOLE_LAST_PARAGRAPH, away == 1);
    reading.add(Feature.WHOLE_FAR, away > 1 ? Math.log(away) : 0);
    reading.add(Feature.WHOLE_BEHIND, behind);
    reading.add(Feature.WHOLE_NEXT, quantities.isRightBefore(whole, part));
    reading.add(Feature.WHOLE_FIRST, quantities.isFirst(whole));
    reading.add(Feature.WHOLE_HEAD, heads.contains(whole));
    reading.add(Feature.WHOLE_TOTAL, TOTAL.matcher(whole.lead()).find());
    double like =
        Math.max(
            Wording.overlap(wording.base(), words),
            RateVocabulary.isSynonym(wording.base(), whole.clause()) ? 1 : 0);
    reading.add(Feature.WHOLE_LIKE_BASE, like);
    reading.add(Feature.WHOLE_UNLIKE_BASE, wording.base().length() > 1 && like == 0);
    reading.add(Feature.WHOLE_LIKE_PART, Wording.overlap(own, words));
    reading.add(Feature.WHOLE_LIKE_SUBJECT, Wording.overlap(wording.subject(), words));
    reading.add(Feature.WHOLE_IS_PART, quantities.isPart(whole));
    reading.add(Feature.WHOLE_LISTED, quantities.run(part, Quantities.LIST).contains(whole));
    reading.add(Feature.WHOLE_SUM, isSum(part, whole));
    int known = agreed.rates(whole, rate);
    reading.add(Feature.WHOLE_KNOWN, Math.log(1 + known));
    reading.add(
        Feature.WHOLE_KNOWN_HERE, known == 0 ? 0 : Math.log(1 + agreed.beside(whole, rate)));
    reading.add(Feature.WHOLE_OF_LAST, whole.equals(agreed.next(rate, -1)));
    reading.add(Feature.WHOLE_OF_NEXT, whole.equals(agreed.next(rate, 1)));
    reading.add(Feature.AMONG, part.lead().contains("其中") && (here || last));
    reading.add(Feature.USUAL, RateVocabulary.areUsual(part.clause(), whole.clause()));
    reading.add(
        Feature.NARROWED,
        !RateVocabulary.narrow(part.clause()).containsAll(RateVocabulary.narrow(whole.clause())));
    boolean none = part.unit().isEmpty() || whole.unit().isEmpty();
    reading.add(Feature.NO_UNIT, none && !part.unit().equals(whole.unit()));
    reading.add(Feature.OTHER_UNIT, !none && !Quantities.isSame(part, whole));
  }

  /** Whether the list that the count is in comes to the other. */
  private boolean isSum(Quantity part, Quantity whole) {
    List<Quantity> list = new ArrayList<>(List.of(part));
    for (int step : new int[] {-1, 1}) {
      for (int i = part.index() + step; i >= 0 && i < quantities.all().size(); i += step) {
        Quantity next = quantities.all().get(i);
        if (next.paragraph() != part.paragraph() || next.equals(whole) || list.size() > WHOLES) {
          break;
        } else if (next.isCurrent() && next.aside() == part.aside()) {
          if (!Quantities.isSame(next, part)) {
            break;
          }
          list.add(next);
        }
      }
    }
    BigDecimal sum = Range.sum(list).value();
    return list.size() > 1 && sum.compareTo(whole.value()) == 0;
  }
}
