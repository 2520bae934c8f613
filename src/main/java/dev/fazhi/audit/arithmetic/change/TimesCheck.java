package dev.fazhi.audit.arithmetic.change;

import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 387人,是前五年(214人)的1.8倍: one count by how many times another. */
public final class TimesCheck {

  /** What stands between the count in the bracket and the times. */
  private static final Pattern BEHIND = Pattern.compile("\\)?的(?:约|近)?");

  private static final Pattern TWO = Pattern.compile("(?:后者[是为]前者|前者[是为]后者)的$");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|[,;])(?<over>\\p{IsHan}{2,12}?)(?:相当于|是|为)(?<under>\\p{IsHan}{2,12}?)的$");

  /** So many paragraphs back a count may stand that is called by its name. */
  private static final int TOPICS = 2;

  private static final int SCALE = 4;

  private final Quantities quantities;

  public TimesCheck(Quantities quantities) {
    this.quantities = quantities;
  }

  private record Pair(Quantity times, Quantity over, Quantity under) {

    private BigDecimal number() {
      return times.role() == Role.CHANGE ? times.value().add(BigDecimal.ONE) : times.value();
    }

    /** How far the product is from the count, in units of the last printed digit. */
    private BigDecimal off() {
      return over.value()
          .subtract(number().multiply(under.value()))
          .abs()
          .divide(under.value().multiply(times.number().place()), SCALE, RoundingMode.HALF_UP);
    }

    boolean agrees() {
      return off().movePointRight(1).compareTo(BigDecimal.valueOf(5)) <= 0;
    }

    /** Whether it was cut off or rounded up, or the number is too rough to tell. */
    boolean isRounded() {
      return !times.isExact()
          || !over.isExact()
          || !under.isExact()
          || off().compareTo(BigDecimal.ONE) < 0;
    }

    Relation relation() {
      BigDecimal right = over.value().divide(under.value(), SCALE, RoundingMode.HALF_UP);
      String words =
          "%s ÷ %s = %s"
              .formatted(
                  Decimals.plain(over.value()),
                  Decimals.plain(under.value()),
                  Decimals.plain(right));
      List<Quantity> basis = List.of(over, under);
      return agrees()
          ? Relation.agrees(times, basis, words)
          : Relation.differs(times, basis, words + "，不是 " + Decimals.plain(number()) + " 倍");
    }
  }

  /** What the two counts say of it; empty when it is not clear which they are. */
  public Optional<Relation> check(Quantity times) {
    List<Pair> sure = new ArrayList<>();
    within(times).ifPresent(sure::add);
    two(times).or(() -> named(times)).or(() -> ofPeriods(times)).ifPresent(sure::add);
    return sure.stream()
        .filter(pair -> pair.agrees() || !pair.isRounded())
        .findFirst()
        .map(Pair::relation);
  }

  /** 387人,是前五年(214人)的1.8倍. */
  private Optional<Pair> within(Quantity times) {
    Quantity under = quantities.lastBefore(times);
    return !BEHIND.matcher(times.lead()).matches() || !isBasis(under, times)
        ? Optional.empty()
        : quantities
            .before(
                under,
                q ->
                    q.isCurrent()
                        && q.sentence() == times.sentence()
                        && q.aside() < 0
                        && Quantities.isSame(q, under))
            .stream()
            .findFirst()
            .map(over -> new Pair(times, over, under));
  }

  /** 专窗办理642件,市域通办1874件,后者是前者的2.9倍. */
  private Optional<Pair> two(Quantity times) {
    Quantity second = quantities.lastBefore(times);
    Quantity first = quantities.lastBefore(second);
    boolean fits =
        TWO.matcher(times.lead()).find()
            && Quantities.isSame(first, second)
            && isBasis(first, times)
            && isBasis(second, times);
    boolean later = times.lead().contains("后者是前者") || times.lead().contains("后者为前者");
    return fits
        ? Optional.of(new Pair(times, later ? second : first, later ? first : second))
        : Optional.empty();
  }

  /** 起诉232人,较上年的94人上升1.5倍: by how many times the only count of then. */
  private Optional<Pair> ofPeriods(Quantity times) {
    List<Quantity> thens = quantities.around(times, q -> isPrior(q, times) && isBasis(q, times));
    List<Quantity> nows =
        quantities.before(
            times,
            q ->
                q.isCurrent()
                    && q.sentence() == times.sentence()
                    && times.sees(q)
                    && thens.stream().allMatch(then -> Quantities.isSame(q, then)));
    return times.role() == Role.CHANGE && thens.size() == 1 && !nows.isEmpty()
        ? Optional.of(new Pair(times, nows.get(0), thens.get(0)))
        : Optional.empty();
  }

  private static boolean isBasis(Quantity under, Quantity times) {
    return under.isCount() && under.value().signum() > 0 && under.sentence() == times.sentence();
  }

  /** 复议案件量相当于诉讼的2倍: the only counts of the paragraphs that are called so. */
  private Optional<Pair> named(Quantity times) {
    Matcher named = NAMED.matcher(times.lead());
    if (!named.find()) {
      return Optional.empty();
    }
    Optional<Quantity> over = only(times, named.group("over"));
    Optional<Quantity> under = only(times, named.group("under"));
    return over.isPresent() && under.isPresent() && Quantities.isSame(over.get(), under.get())
        ? Optional.of(new Pair(times, over.get(), under.get())).filter(p -> isBasis(p))
        : Optional.empty();
  }

  private static boolean isBasis(Pair pair) {
    return !pair.over().equals(pair.under()) && pair.under().value().signum() > 0;
  }

  private Optional<Quantity> only(Quantity times, String name) {
    List<Quantity> called =
        quantities.before(
            times,
            q ->
                q.isCurrent()
                    && times.paragraph() - q.paragraph() <= TOPICS
                    && quantities.words(q).contains(name.substring(0, 2)));
    return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
  }

  private static boolean isPrior(Quantity count, Quantity times) {
    return count.isPriorCount()
        && count.base().fits(times.base())
        && !RateVocabulary.CARRIED.matcher(count.clause()).find();
  }
}
