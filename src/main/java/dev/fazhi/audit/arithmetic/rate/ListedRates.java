package dev.fazhi.audit.arithmetic.rate;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Kind;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rates that are told together: 办结率和满意率分别为9%和8%; or of which one is what the other leaves. */
final class ListedRates {

  private static final Pattern EACH = Pattern.compile("(?:率|占比)[^,;]{0,6}(?:分别|依次)");
  private static final Pattern NEXT = Pattern.compile("[、和及与]|,?(?:和|以及)");
  private static final String NOT = "[不未]";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final Pattern NAME = Pattern.compile("(\\p{IsHan}{1,12}?)率");

  private final Quantities quantities;
  private final RatePairs pairs;

  ListedRates(Quantities quantities) {
    this.quantities = quantities;
    this.pairs = new RatePairs(quantities);
  }

  /**
   * What a rate of such a list is: of the count at its place of as many right before the list, in
   * the count before those. Empty when it is of no list.
   */
  Optional<Relation> check(Quantity rate) {
    int first = first(rate);
    int last = rate.index();
    while (last + 1 < quantities.all().size() && isNext(last + 1)) {
      last++;
    }
    int many = last - first + 1;
    if (many < 2 || !EACH.matcher(quantities.all().get(first).lead()).find()) {
      return Optional.empty();
    }
    int at = rate.index() - many;
    List<Formula> placed =
        at < 0
            ? List.of()
            : series(rate, first - many, many).or(() -> formula(rate, first - many, at)).stream()
                .toList();
    List<Formula> named = named(rate, first, many);
    return Stream.of(
            Stream.concat(placed.stream(), named.stream()).filter(Formula::agrees),
            placed.stream().filter(f -> f.isTelling(true) || isOfSeries(rate, first, many)),
            named.stream().filter(f -> f.isTelling(true)))
        .flatMap(each -> each)
        .findFirst()
        .map(Formula::relation)
        .or(() -> Optional.of(Relation.unchecked(rate, "看不出它是哪两个数的比率")));
  }

  private int first(Quantity rate) {
    int first = rate.index();
    while (first > 0 && isNext(first)) {
      first--;
    }
    return first;
  }

  /** 不捕率、不诉率分别为9%和8%: of the counts that are called as each of them is. */
  private List<Formula> named(Quantity rate, int first, int many) {
    List<String> names =
        NAME.matcher(quantities.all().get(first).lead())
            .results()
            .map(name -> name.group(1))
            .toList();
    if (names.size() != many) {
      return List.of();
    }
    String name = names.get(rate.index() - first);
    List<Quantity> counts =
        quantities.before(rate, q -> q.isCurrent() && q.paragraph() == rate.paragraph());
    List<Quantity> called =
        counts.stream().filter(q -> RateVocabulary.match(q.clause(), name) > 0).toList();
    return pairs.near(rate, counts).stream()
        .filter(f -> called.equals(List.of(f.basis().get(0))))
        .toList();
  }

  /** 三年审结9件、8件、7件,其中纠错3件、2件、1件,纠错率依次为: the numbers at the same place of both lists. */
  private Optional<Formula> series(Quantity rate, int first, int many) {
    if (first < many) {
      return Optional.empty();
    }
    List<Quantity> wholes = quantities.run(quantities.all().get(first - 1), Quantities.LIST);
    List<Quantity> parts = quantities.run(quantities.all().get(first + many - 1), Quantities.LIST);
    int place = rate.index() - first - many;
    boolean fits =
        wholes.size() == many
            && parts.size() == many
            && parts.get(0).sentence() - wholes.get(0).sentence() <= 1
            && Quantities.isSame(wholes.get(place), parts.get(place));
    return fits
        ? Optional.of(Formula.share(rate, parts.get(place), wholes.get(place)))
        : Optional.empty();
  }

  /** Whether all others of the list are of their places, so that this one must be, too. */
  private boolean isOfSeries(Quantity rate, int first, int many) {
    return many > 2
        && quantities.all().subList(first, first + many).stream()
            .filter(other -> !other.equals(rate))
            .allMatch(
                other -> series(other, first - many, many).filter(Formula::agrees).isPresent());
  }

  private Optional<Formula> formula(Quantity rate, int first, int at) {
    Quantity part = quantities.all().get(at);
    return first < 0 || !part.isCurrent() || part.sentence() != rate.sentence()
        ? Optional.empty()
        : quantities
            .before(
                quantities.all().get(first),
                q ->
                    q.isCurrent()
                        && q.paragraph() == rate.paragraph()
                        && q.value().compareTo(part.value()) >= 0)
            .stream()
            .findFirst()
            .map(whole -> Formula.share(rate, part, whole));
  }

  private boolean isNext(int at) {
    Quantity rate = quantities.all().get(at);
    Quantity before = quantities.all().get(at - 1);
    return rate.kind() == Kind.RATE
        && before.kind() == Kind.RATE
        && rate.role() == Role.VALUE
        && before.role() == Role.VALUE
        && rate.sentence() == before.sentence()
        && NEXT.matcher(rate.lead()).matches();
  }

  /** 不合格率2.09%,合格率97.91%: both together are all. Empty when they are no such two. */
  Optional<Relation> rest(Quantity rate, String stem) {
    Quantity before = quantities.lastBefore(rate);
    Matcher name = RateWords.NAME.matcher(before.lead());
    boolean other =
        before.kind() == Kind.RATE
            && before.role() == Role.VALUE
            && before.sentence() == rate.sentence()
            && before.number().scale() == rate.number().scale()
            && rate.isExact()
            && before.isExact()
            && name.find()
            && isOther(name.group("stem"), stem);
    if (!other) {
      return Optional.empty();
    }
    BigDecimal rest = HUNDRED.subtract(before.value());
    String words =
        "100%% − %s%% = %s%%".formatted(Decimals.plain(before.value()), Decimals.plain(rest));
    return Optional.of(
        rest.compareTo(rate.value()) == 0
            ? Relation.agrees(rate, List.of(before), words)
            : Relation.differs(rate, List.of(before), words));
  }

  private static boolean isOther(String one, String other) {
    return Pattern.compile(NOT + Pattern.quote(other) + "$").matcher(one).find()
        || Pattern.compile(NOT + Pattern.quote(one) + "$").matcher(other).find();
  }
}
