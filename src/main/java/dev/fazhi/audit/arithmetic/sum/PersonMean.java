package dev.fazhi.audit.arithmetic.sum;

import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 审结900件,法官30人,人均结案30件: a count over the people that stand right before the mean. */
public final class PersonMean {

  private static final Pattern MEAN = Pattern.compile("人均(?<name>[^,。;:()]{0,8})$");
  private static final String PEOPLE = "人";

  private final Quantities quantities;

  public PersonMean(Quantities quantities) {
    this.quantities = quantities;
  }

  /** What the count of the same name says of the mean; empty when it is not clear which. */
  public Optional<Relation> check(Quantity mean) {
    Matcher found = MEAN.matcher(mean.lead());
    Quantity people = quantities.lastBefore(mean);
    if (!found.find()
        || !people.isCurrent()
        || !people.unit().equals(PEOPLE)
        || people.value().signum() <= 0
        || people.paragraph() != mean.paragraph()) {
      return Optional.empty();
    }
    List<Quantity> counts =
        quantities.before(
            mean,
            q -> q.isCurrent() && q.paragraph() == mean.paragraph() && Quantities.isSame(q, mean));
    String name = found.group("name");
    List<Quantity> named =
        counts.stream().filter(q -> RateVocabulary.isSynonym(name, q.clause())).toList();
    Optional<Quantity> whole =
        counts.stream()
            .filter(q -> right(q, people, mean).compareTo(mean.value()) == 0)
            .findFirst();
    if (whole.isPresent()) {
      return whole.map(q -> Relation.agrees(mean, List.of(q, people), words(q, people, mean)));
    }
    return named.size() == 1
            && mean.isExact()
            && named.get(0).isExact()
            && !isUnit(named.get(0), people, mean)
        ? Optional.of(
            Relation.differs(
                mean,
                List.of(named.get(0), people),
                words(named.get(0), people, mean) + "，不是 " + Decimals.plain(mean.value())))
        : Optional.empty();
  }

  private static BigDecimal right(Quantity count, Quantity people, Quantity mean) {
    return count
        .value()
        .divide(people.value(), Math.max(0, mean.number().scale()), RoundingMode.HALF_UP);
  }

  /** One more or less of the last digit is another way of rounding. */
  private static boolean isUnit(Quantity count, Quantity people, Quantity mean) {
    BigDecimal off = right(count, people, mean).subtract(mean.value()).abs();
    return off.compareTo(mean.number().place()) <= 0;
  }

  private static String words(Quantity count, Quantity people, Quantity mean) {
    return "%s ÷ %s 人 = %s"
        .formatted(
            Decimals.plain(count.value()),
            Decimals.plain(people.value()),
            Decimals.plain(right(count, people, mean)));
  }
}
