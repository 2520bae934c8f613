package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Narrowing;
import dev.fazhi.audit.arithmetic.quantity.Places;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the text says of a rate and the count that it may be in. */
final class WholeFeatures {

  private static final Pattern TOTAL = Pattern.compile("共|总|累计|合计|现有|在册|全[年市县区旗省]");

  /** 365个监测日中,优良290天: of the count that the words right before name at once. */
  private static final Pattern THOSE = Pattern.compile("^(?!其)\\p{IsHan}{0,10}[中里],");

  /** 应审结: what was carried over is in it. */
  private static final Pattern ALL = Pattern.compile("[应共]");

  /** What was carried over is told so near to what came in. */
  private static final int BESIDE = 2;

  /**
   * What the words of a count tell, read only once: of which rates, whether it came in or was dealt
   * with, and what was carried over besides.
   */
  record Called(
      String own,
      long parts,
      long wholes,
      Set<String> narrowed,
      boolean taken,
      boolean done,
      Features features,
      List<Quantity> carried) {

    /** 占收案总数 of 受理9件: both tell what came in, or what was dealt with. */
    private boolean isOfSameAct(String base) {
      return (taken && RateVocabulary.TAKEN.matcher(base).find())
          || (done && RateVocabulary.DONE.matcher(base).find());
    }
  }

  private final Quantities quantities;
  private final List<Quantity> heads;
  private final Places places;
  private final Narrowing narrowing;
  private final @Nullable Called[] called;

  /** What the rate that is read now says of each, which is the same of all its parts. */
  private final Map<Quantity, Features> named = new HashMap<>();

  private @Nullable Quantity rate;
  private @Nullable Wording wording;

  WholeFeatures(Quantities quantities, Places places, List<Quantity> heads) {
    this.places = places;
    this.quantities = quantities;
    this.heads = heads;
    this.called = new Called[quantities.all().size()];
    this.narrowing = new Narrowing(quantities);
  }

  /** Of the rate and what it may be in, whatever it is of. */
  Features of(Quantity rate, Quantity whole) {
    Features features = new Features();
    int away = rate.paragraph() - whole.paragraph();
    features.add(called(whole).features());
    features.add(Feature.WHOLE_LAST_PARAGRAPH, away == 1);
    features.add(Feature.WHOLE_FAR, away > 1 ? Math.log(away) : 0);
    features.add(Feature.OUT_OF_SCOPE, rate.isShare() && !narrowing.isOfScope(whole, rate.lead()));
    return features;
  }

  Narrowing narrowing() {
    return narrowing;
  }

  Called called(Quantity count) {
    @Nullable Called known = called[count.index()];
    return known == null ? called[count.index()] = read(count) : known;
  }

  private Called read(Quantity count) {
    String clause = count.clause();
    Features features = new Features();
    features.add(Feature.WHOLE_FIRST, quantities.isFirst(count));
    features.add(Feature.WHOLE_HEAD, heads.contains(count));
    features.add(Feature.WHOLE_TOTAL, TOTAL.matcher(count.lead()).find());
    features.add(Feature.WHOLE_IS_PART, quantities.isPart(count));
    return new Called(
        Wording.plain(clause),
        RateVocabulary.parts(clause),
        RateVocabulary.wholes(clause),
        RateVocabulary.narrow(clause),
        RateVocabulary.TAKEN.matcher(clause).find(),
        RateVocabulary.DONE.matcher(clause).find(),
        features,
        ALL.matcher(count.lead()).find() ? List.of() : carried(count));
  }

  /** What is told beside a count to have been carried over. */
  private List<Quantity> carried(Quantity whole) {
    int first = Math.max(0, whole.index() - BESIDE);
    int end = Math.min(quantities.all().size(), whole.index() + BESIDE + 1);
    return quantities.all().subList(first, end).stream()
        .filter(q -> !q.equals(whole) && Quantities.isSame(q, whole))
        .filter(q -> RateVocabulary.CARRIED.matcher(q.lead()).find())
        .toList();
  }

  /** Of the words of the rate and what it may be in. */
  private Features told(Quantity rate, Wording wording, Quantity whole) {
    String words = quantities.words(whole);
    Called called = called(whole);
    double like =
        Math.max(
            Wording.overlap(wording.base(), words),
            (RateVocabulary.named(wording.base()) & called.parts()) != 0 ? 1 : 0);
    Features told = new Features();
    told.add(Feature.OF_MORE, rate.isShare() && narrowing.isOfMore(whole, wording.base()));
    told.add(Feature.WHOLE_DUE, isDue(wording.subject(), whole.clause()));
    told.add(Feature.WHOLE_LIKE_BASE, like);
    told.add(Feature.WHOLE_UNLIKE_BASE, wording.base().length() > 1 && like == 0);
    told.add(Feature.WHOLE_SHORT_FOR_BASE, like < 1 && Wording.isShort(wording.base(), words));
    told.add(Feature.WHOLE_OF_SAME_ACT, like < 1 && called.isOfSameAct(wording.base()));
    told.add(Feature.WHOLE_LIKE_SUBJECT, Wording.overlap(wording.subject(), words));
    told.add(Feature.BASE_HERE, whole.paragraph() == rate.paragraph() ? like : 0);
    Places.Place place = places.of(rate);
    Places.Place other = places.of(whole);
    boolean even = place.isListed() && place.many() == other.many();
    told.add(Feature.WHOLE_LIST_SAME, even && place.at() == other.at());
    told.add(Feature.WHOLE_LIST_OTHER, even && place.at() != other.at());
    told.add(
        Feature.WHOLE_BEHIND_ASIDE,
        whole.index() == rate.index() + 1 && whole.lead().startsWith("("));
    return told;
  }

  /** Of both counts and the rate. */
  void pair(Reading reading, Part of, Quantity whole) {
    Quantity part = of.last();
    if (!reading.rate().equals(rate) || !of.wording().equals(wording)) {
      rate = reading.rate();
      wording = of.wording();
      named.clear();
    }
    reading
        .features()
        .add(named.computeIfAbsent(whole, w -> told(reading.rate(), of.wording(), w)));
    Called called = called(whole);
    boolean here = whole.sentence() == part.sentence();
    boolean same = whole.paragraph() == reading.rate().paragraph();
    boolean last = part.sentence() - whole.sentence() == 1 && whole.paragraph() == part.paragraph();
    boolean behind = whole.index() > part.index();
    double told = of.features().get(Feature.PART_LIKE_SUBJECT);
    boolean sums = of.sum().compareTo(whole.value()) == 0;
    BigDecimal sum =
        of.before().getOrDefault(whole, of.before().getOrDefault(part, BigDecimal.ZERO));
    boolean right = quantities.isRightBefore(whole, part);
    boolean usual = (called(part).parts() & called.wholes()) != 0;
    boolean mean = reading.rate().kind() == Quantity.Kind.MEAN;
    boolean none = !mean && (part.unit().isEmpty() || whole.unit().isEmpty());
    reading.add(
        Feature.WHOLE_OTHER_PERIOD,
        part.isPriorCount() != whole.isPriorCount()
            && !reading.rate().quotient().sign().equals("倍"));
    reading.add(Feature.WHOLE_GAP, Math.log(Math.max(1, Math.abs(part.index() - whole.index()))));
    reading.add(Feature.WHOLE_SENTENCE, here && !behind);
    reading.add(Feature.WHOLE_BEFORE, last);
    reading.add(Feature.WHOLE_PARAGRAPH, same && !here && !last && !behind);
    reading.add(Feature.WHOLE_BEHIND, behind);
    reading.add(Feature.WHOLE_NEXT, right);
    reading.add(Feature.WHOLE_LIKE_PART, Wording.overlap(of.own(), quantities.words(whole)));
    reading.add(Feature.WHOLE_LISTED, of.run().contains(whole));
    reading.add(Feature.WHOLE_LIST_SUM, sums);
    reading.add(Feature.LIST_SUM_LIKE, sums && told == 1);
    reading.add(Feature.WHOLE_SUM, sum.compareTo(whole.value()) == 0);
    reading.add(Feature.AMONG, part.lead().contains("其中") && (here || last));
    reading.add(Feature.USUAL, usual);
    boolean next = whole.index() == part.index() - 1 && here;
    reading.add(Feature.WHOLE_THOSE, next && THOSE.matcher(part.lead()).find());
    reading.add(Feature.WHOLE_WITHIN, here && RateWords.isWithin(whole, reading.rate()));
    boolean adjacent = of.features().has(Feature.PART_ADJACENT);
    reading.add(Feature.ADJACENT_LIKE, adjacent ? told : 0);
    reading.add(Feature.ADJACENT_NEXT, adjacent && right);
    reading.add(Feature.USUAL_NEAR, (here || last) && usual);
    reading.add(Feature.NARROWED, !called(part).narrowed().containsAll(called.narrowed()));
    reading.add(Feature.NO_UNIT, none && !part.unit().equals(whole.unit()));
    reading.add(Feature.OTHER_UNIT, !mean && !none && !Quantities.isSame(part, whole));
  }

  /** 参评率 is of those that 应参评. */
  private static boolean isDue(String subject, String words) {
    int from = Math.max(0, subject.length() - 2);
    return !subject.isEmpty() && words.contains("应" + subject.substring(from));
  }
}
