package dev.fazhi.audit.arithmetic.change;

import dev.fazhi.audit.arithmetic.change.GrowthPairs.Pair;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Direction;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.language.Classifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two periods of which the text tells the one, and by how much the other was more or less. */
final class DeltaPairs {

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|[,;])(?<name>(?![较比与同]|环比|相比)\\p{IsHan}{2,8}?)(?:数量?)?(?:增长|增加|上升|减少|下降|净增)[^,;]*$");

  /** 立案数较上年的9件: what is compared with another period. */
  private static final Pattern COMPARED =
      Pattern.compile(
          "(?:^|[,;])(?<name>(?![上去前今本][一个年月周季])\\p{IsHan}{2,8}?)(?:数量?|总量|量)?[较比与同](?=\\p{IsHan}|\\d)");

  /** 死亡人, of 死亡人数. */
  private static final Pattern COUNTED =
      Pattern.compile("(?<=\\p{IsHan}{2})" + Classifiers.NUMBERED + "$");

  private static final Pattern BEHIND =
      Pattern.compile("[,、(]?(?:同比|环比|(?:较|比)[^,。;()]{1,10}?)?(?:净?增加|减少|增长|下降|增收|增支|减收|减支|增|减)了?");

  /** 增加了 and the like; more words begin to speak of something else. */
  private static final int SHORT = 4;

  private final Quantities quantities;
  private final ChangeOwner owners;

  DeltaPairs(Quantities quantities, ChangeOwner owners) {
    this.quantities = quantities;
    this.owners = owners;
  }

  /** 比上年增加1200件，增长30%: the other period is the count less the difference. */
  List<Pair> before(
      Quantity rate, Quantity delta, Optional<Quantity> subject, List<Quantity> topics) {
    List<Pair> pairs = new ArrayList<>();
    List<Quantity> nows =
        quantities.before(
            delta,
            q -> q.isCurrent() && Quantities.isSame(q, delta) && q.paragraph() == rate.paragraph());
    List<Quantity> all = new ArrayList<>(nows);
    all.addAll(topics);
    for (Quantity now : all) {
      Range prior = prior(now, delta);
      boolean own = subject.filter(now::equals).isPresent() && owners.isOwn(now, delta);
      boolean named = isOnlyNamed(now, nows, delta);
      boolean topical = subject.isEmpty() && nows.contains(now) && isTopic(now, nows, delta);
      boolean sure = delta.index() == rate.index() - 1 && (own || topical || named);
      if (prior.value().signum() > 0) {
        pairs.add(new Pair(Range.of(now), prior, List.of(now, delta), sure));
      }
    }
    return pairs;
  }

  /** The count of the other period, by how much it changed. */
  static Range prior(Quantity now, Quantity delta) {
    return delta.change() == Direction.UP
        ? Range.of(now).minus(Range.of(delta))
        : Range.of(now).plus(Range.of(delta));
  }

  /** 同比下降2.60%，同比减少7件: the difference is told behind. */
  Optional<Pair> behind(Quantity rate, Quantity now) {
    if (rate.index() + 1 >= quantities.all().size() || !owners.isOwn(now, rate)) {
      return Optional.empty();
    }
    Quantity delta = quantities.all().get(rate.index() + 1);
    boolean follows =
        delta.role() == Role.CHANGE
            && delta.sentence() == rate.sentence()
            && Quantities.isSame(now, delta)
            && delta.change() == rate.change()
            && BEHIND.matcher(delta.lead()).matches();
    Range prior = prior(now, delta);
    return follows
        ? Optional.of(
            new Pair(Range.of(now), prior, List.of(now, delta), prior.value().signum() > 0))
        : Optional.empty();
  }

  /** 行政许可增加1874件: the count of the same name; without a name the first of the paragraph. */
  private boolean isTopic(Quantity now, List<Quantity> nows, Quantity delta) {
    String name = name(delta);
    if (!name.isEmpty()) {
      return quantities.words(now).contains(name);
    }
    // 9月收到9件,环比减少2件;同比减少3件: what the last change was of
    boolean more = quantities.lastBefore(delta).role() == Role.CHANGE;
    return now.equals(more ? nows.get(0) : nows.get(nows.size() - 1));
  }

  /** 立案数减少9件 behind 立9件、破8件: the nearest sentence with such has one count called so. */
  private boolean isOnlyNamed(Quantity now, List<Quantity> nows, Quantity delta) {
    String name = name(delta);
    List<Quantity> called =
        name.length() < 2 ? List.of() : nows.stream().filter(q -> isCalled(q, name)).toList();
    return !called.isEmpty()
        && called.get(0).equals(now)
        && called.stream().skip(1).noneMatch(q -> q.sentence() == now.sentence());
  }

  private boolean isCalled(Quantity count, String name) {
    String words = quantities.words(count);
    int first = words.indexOf(name.charAt(0));
    return first >= 0 && words.indexOf(name.charAt(1), first) > first;
  }

  /** What the change itself says that it is of, 调解总数下降; empty when it says nothing. */
  static String name(Quantity change) {
    Matcher named = NAMED.matcher(RateVocabulary.plain(change.lead()));
    return named.find() ? COUNTED.matcher(named.group("name")).replaceAll("") : "";
  }

  /** What the count of another period says that it is of; empty when it says nothing. */
  static String compared(Quantity prior) {
    Matcher compared = COMPARED.matcher(prior.lead());
    return compared.find() ? compared.group("name") : "";
  }

  /** 比上年的8015件增加749件,增长9.35%: the count itself may be told anywhere. */
  Optional<Pair> ofPrior(Quantity rate) {
    List<Quantity> two =
        quantities.around(rate, q -> q.index() < rate.index() && q.index() >= rate.index() - 2);
    if (two.size() < 2) {
      return Optional.empty();
    }
    Quantity prior = two.get(0);
    Quantity delta = two.get(1);
    boolean fits =
        GrowthPairs.isPrior(prior, rate)
            && delta.role() == Role.CHANGE
            && delta.change() == rate.change()
            && Quantities.isSame(prior, delta)
            && (delta.lead().length() <= SHORT || prior.tail().startsWith("相比"));
    Range of = Range.of(prior);
    Range by = Range.of(delta);
    Range now = delta.change() == Direction.UP ? of.plus(by) : of.minus(by);
    return fits ? Optional.of(new Pair(now, of, List.of(prior, delta), true)) : Optional.empty();
  }
}
