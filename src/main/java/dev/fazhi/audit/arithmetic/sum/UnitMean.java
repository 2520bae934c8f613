package dev.fazhi.audit.arithmetic.sum;

import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.language.Classifiers;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 审结900件,法官30人,人均结案30件; 罚没614万元,案均1.56万元: a count over the people or cases. */
public final class UnitMean {

  private static final Pattern MEAN =
      Pattern.compile(
          "(?:(?<per>[人案件户次])均|平均每(?<each>[家个户件宗起次])|每[名位个](?<who>\\p{IsHan}{2,8}?)(?:[人年季月日]均|平均))(?<name>[^,。;:()]{0,8})$");

  private static final String PEOPLE = "人";
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Quantities quantities;

  /** What the mean may be of. */
  private record Pair(Quantity count, Quantity units, Quantity mean) {

    private BigDecimal product() {
      return mean.value().multiply(units.value());
    }

    private BigDecimal place() {
      return mean.number().place().multiply(units.value());
    }

    /** Whether it is less than so many units of its last digit from what the count allows. */
    private boolean isWithin(BigDecimal places) {
      Range range = Range.of(count);
      BigDecimal off = place().multiply(places);
      return range.least().compareTo(product().add(off)) < 0
          && range.most().compareTo(product().subtract(off)) > 0;
    }

    boolean agrees() {
      return right().compareTo(mean.value()) == 0
          || (!Range.of(count).isExact()
              && isWithin(BigDecimal.ONE.divide(TWO, 1, RoundingMode.UNNECESSARY)));
    }

    /** Whether some other way of rounding gives it. */
    boolean isRounded() {
      return isWithin(BigDecimal.ONE);
    }

    /** Whether it is off so little that the same numbers must be meant. */
    boolean isNear() {
      return isWithin(TEN);
    }

    private BigDecimal right() {
      return count.value().divide(units.value(), mean.number().scale(), RoundingMode.HALF_UP);
    }

    String words() {
      return "%s ÷ %s = %s"
          .formatted(
              Decimals.plain(count.value()),
              Decimals.plain(units.value()),
              Decimals.plain(right()));
    }

    Relation agreeing() {
      return Relation.agrees(mean, List.of(count, units), words());
    }

    Relation differing() {
      return Relation.differs(
          mean, List.of(count, units), words() + "，不是 " + Decimals.plain(mean.value()));
    }
  }

  public UnitMean(Quantities quantities) {
    this.quantities = quantities;
  }

  /** What the count of the same name says of the mean; empty when it is not clear which. */
  public Optional<Relation> check(Quantity mean) {
    Matcher found = MEAN.matcher(mean.lead());
    if (!found.find()) {
      return Optional.empty();
    }
    String per = found.group("per") == null ? found.group("each") : found.group("per");
    List<Quantity> units = units(mean, per, found.group("who"));
    List<Quantity> counts =
        quantities.before(
            mean,
            q -> q.isCurrent() && q.paragraph() == mean.paragraph() && Quantities.isSame(q, mean));
    List<Pair> pairs = new ArrayList<>();
    for (Quantity unit : units) {
      counts.stream().filter(q -> !q.equals(unit)).forEach(q -> pairs.add(new Pair(q, unit, mean)));
    }
    Optional<Pair> agreeing = pairs.stream().filter(Pair::agrees).findFirst();
    if (agreeing.isPresent()) {
      return agreeing.map(Pair::agreeing);
    }
    String name = found.group("name");
    List<Pair> named =
        pairs.stream()
            .filter(
                p ->
                    isBeside(p.count(), p.units(), mean)
                        || RateVocabulary.isSynonym(name, p.count().clause()))
            .filter(p -> !p.isRounded())
            .toList();
    return !mean.isExact()
        ? Optional.empty()
        : named.stream()
            .filter(p -> named.size() == 1 || p.isNear())
            .findFirst()
            .map(Pair::differing);
  }

  /** 每名律师: the people who are called so; 案均: the cases; else what stands before the mean. */
  private List<Quantity> units(Quantity mean, @Nullable String per, @Nullable String who) {
    String unit = per == null ? PEOPLE : per.equals("案") ? "件" : Classifiers.standard(per);
    List<Quantity> units =
        quantities.before(
            mean,
            q ->
                q.isCurrent()
                    && q.unit().equals(unit)
                    && q.value().signum() > 0
                    && q.paragraph() == mean.paragraph());
    if (who != null) {
      return units.stream().filter(q -> q.clause().endsWith(who)).limit(1).toList();
    }
    return unit.equals(PEOPLE)
        ? units.stream()
            .filter(q -> q.equals(quantities.lastBefore(mean)) || q.sentence() == mean.sentence())
            .limit(1)
            .toList()
        : units;
  }

  /** 办理9件,每名律师年均办案3件: no number but that of the people stands between. */
  private static boolean isBeside(Quantity count, Quantity units, Quantity mean) {
    return count.index() == mean.index() - 1
        && count.sentence() == mean.sentence()
        && !count.equals(units);
  }
}
