package dev.fazhi.audit.arithmetic.change;

import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Direction;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Kind;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Differences against the two numbers that they are of: 增加47件; 提高2.36个百分点. */
public final class DifferenceCheck {

  private static final Pattern RATE_NAME = Pattern.compile("率|占比|比例|比重|覆盖面");

  private static final BigDecimal OFTEN = new BigDecimal("0.05");

  /** So many numbers away the two counts may stand. */
  private static final int NEAR = 6;

  private final Quantities quantities;
  private final ChangeOwner owners;

  public DifferenceCheck(Quantities quantities) {
    this.quantities = quantities;
    this.owners = new ChangeOwner(quantities);
  }

  /** 较上年增加47件 between the two counts that it is the difference of. */
  public Optional<Relation> difference(Quantity delta) {
    return likeliest(delta)
        .map(
            found ->
                found.verdict() == Verdict.DOES_NOT_FOLLOW ? ofOthers(delta).orElse(found) : found)
        // 上年送审9亿元、核减1亿元: what explains it by no slip is of other numbers
        .filter(
            found ->
                found.verdict() != Verdict.DOES_NOT_FOLLOW
                    || found.basis().size() < 2
                    || isSlipOf(delta, found.basis().get(0), found.basis().get(1)));
  }

  /** 送审9亿元,审定8亿元,核减1亿元: what is less need not be less than it was. */
  private Optional<Relation> ofOthers(Quantity delta) {
    List<Quantity> counts = near(delta, q -> q.role() != Quantity.Role.CHANGE);
    for (Quantity one : counts) {
      for (Quantity other : counts) {
        if (one.value().subtract(other.value()).compareTo(delta.value()) == 0) {
          return Optional.of(Relation.agrees(delta, List.of(one, other), words(one, other)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSlipOf(Quantity delta, Quantity one, Quantity other) {
    BigDecimal most = one.value().max(other.value());
    BigDecimal least = one.value().min(other.value());
    return Slip.isOfSum(most, List.of(delta.value(), least), delta.value().add(least))
        || isSlip(delta, one, other);
  }

  private Optional<Relation> likeliest(Quantity delta) {
    List<Quantity> priors =
        quantities.around(
            delta,
            q -> q.isPriorCount() && Quantities.isSame(q, delta) && q.base().fits(delta.base()));
    Optional<Quantity> now =
        quantities
            .before(
                delta, q -> (q.isCurrent() || isMean(q, delta)) && q.sentence() == delta.sentence())
            .stream()
            .filter(delta::sees)
            .findFirst();
    if (priors.size() == 1 && priors.get(0).index() < delta.index()) {
      Optional<Quantity> called = named(delta, priors.get(0));
      if (called.isPresent()) {
        return called.map(count -> between(delta, count, priors.get(0), true));
      }
    }
    boolean own =
        now.isPresent() && Quantities.isSame(now.get(), delta) && owners.isOwn(now.get(), delta);
    if (own
        && priors.isEmpty()
        && delta.change() == Direction.UP
        && now.get().index() == delta.index() - 1
        && now.get().value().compareTo(delta.value()) < 0
        && !isBalance(delta, now.get())) {
      return Optional.of(Relation.differs(delta, List.of(now.get()), "增加的比现有的还多"));
    }
    if (now.isEmpty() && priors.size() == 1 && priors.get(0).index() == delta.index() - 1) {
      return ofParagraph(delta, priors.get(0));
    }
    if (priors.size() != 1 || now.isEmpty() || !Quantities.isSame(now.get(), delta)) {
      return near(delta);
    }
    return Optional.of(between(delta, now.get(), priors.get(0), owners.isOwn(now.get(), delta)));
  }

  /** 新增1317条、下架482条,净增835条: what came less what went. */
  private boolean isBalance(Quantity delta, Quantity went) {
    BigDecimal came = delta.value().add(went.value());
    return !quantities
        .before(went, q -> q.sentence() == went.sentence() && q.value().compareTo(came) == 0)
        .isEmpty();
  }

  /** 场均41人次,比上年多674人次: a mean grows by no more than it is. */
  private static boolean isMean(Quantity count, Quantity delta) {
    return count.kind() == Kind.MEAN
        && Quantities.isSame(count, delta)
        && count.value().compareTo(delta.value()) > 0;
  }

  /** Between two counts of its paragraph, one of which is of an earlier period. */
  private Optional<Relation> near(Quantity delta) {
    List<Quantity> nows = near(delta, Quantity::isCurrent);
    List<Quantity> priors = near(delta, Quantity::isPriorCount);
    Optional<Relation> open = Optional.empty();
    int told = 0;
    for (Quantity now : nows) {
      for (Quantity prior : priors) {
        BigDecimal right = now.value().subtract(prior.value());
        boolean way = (right.signum() > 0) == (delta.change() == Direction.UP);
        if (way && right.abs().compareTo(delta.value()) == 0) {
          return Optional.of(Relation.agrees(delta, List.of(now, prior), words(now, prior)));
        }
        if (now.sentence() == delta.sentence() && prior.sentence() == delta.sentence()) {
          told++;
          boolean slip =
              delta.isExact()
                  && now.isExact()
                  && prior.isExact()
                  && (Slip.isTelling(delta.value(), right.abs(), right.abs(), OFTEN)
                      || isSlip(delta, now, prior));
          open = slip ? Optional.of(between(delta, now, prior, true)) : open;
        }
      }
    }
    return told == 1 ? open : Optional.empty();
  }

  /** Whether one digit wrong in one of the two explains the difference. */
  private static boolean isSlip(Quantity delta, Quantity now, Quantity prior) {
    boolean up = delta.change() == Direction.UP;
    BigDecimal then = up ? now.value().subtract(delta.value()) : now.value().add(delta.value());
    BigDecimal current =
        up ? prior.value().add(delta.value()) : prior.value().subtract(delta.value());
    return Slip.isTelling(prior.value(), then, then, OFTEN)
        || Slip.isTelling(now.value(), current, current, OFTEN);
  }

  private List<Quantity> near(Quantity delta, Predicate<Quantity> wanted) {
    int first = Math.max(0, delta.index() - NEAR);
    int end = Math.min(quantities.all().size(), delta.index() + NEAR);
    return quantities.all().subList(first, end).stream()
        .filter(
            q ->
                q.paragraph() == delta.paragraph() && Quantities.isSame(q, delta) && wanted.test(q))
        .toList();
  }

  private static Relation between(Quantity delta, Quantity now, Quantity prior, boolean isSure) {
    BigDecimal difference = now.value().subtract(prior.value());
    List<Quantity> basis = List.of(now, prior);
    String words = words(now, prior);
    boolean fits =
        difference.abs().compareTo(delta.value()) == 0
            && (difference.signum() > 0) == (delta.change() == Direction.UP);
    if (fits) {
      return Relation.agrees(delta, basis, words);
    }
    return isSure && delta.isExact()
        ? Relation.differs(delta, basis, words + "，文中是 " + Decimals.plain(delta.value()))
        : Relation.ambiguous(delta, basis, "看不出它是不是这两个数的差");
  }

  /** 新收9件,结案8件,新收案件比上年(8件)增加1件: the only count called so; empty when nothing is. */
  private Optional<Quantity> named(Quantity delta, Quantity prior) {
    String compared = ChangeNames.compared(prior);
    String name = compared.isEmpty() ? ChangeNames.name(delta) : compared;
    List<Quantity> called =
        name.length() < 2
            ? List.of()
            : quantities.before(
                prior,
                q ->
                    q.isCurrent()
                        && q.paragraph() == delta.paragraph()
                        && Quantities.isSame(q, delta)
                        && quantities.words(q).contains(name.substring(0, 2)));
    return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
  }

  /** 比上年的8015件增加749件, the count itself being told in a sentence before. */
  private Optional<Relation> ofParagraph(Quantity delta, Quantity prior) {
    List<Quantity> nows =
        quantities.before(
            delta,
            q ->
                q.isCurrent() && q.paragraph() == delta.paragraph() && Quantities.isSame(q, delta));
    for (boolean exactly : List.of(true, false)) {
      for (Quantity now : nows) {
        BigDecimal difference = now.value().subtract(prior.value());
        String words = words(now, prior);
        boolean way = (difference.signum() > 0) == (delta.change() == Direction.UP);
        if (exactly && way && difference.abs().compareTo(delta.value()) == 0) {
          return Optional.of(Relation.agrees(delta, List.of(now, prior), words));
        }
        BigDecimal right = difference.abs();
        if (!exactly && way && Slip.isTelling(delta.value(), right, right, OFTEN)) {
          return Optional.of(
              Relation.differs(
                  delta, List.of(now, prior), words + "，文中是 " + Decimals.plain(delta.value())));
        }
      }
    }
    return Optional.empty();
  }

  private static String words(Quantity now, Quantity prior) {
    return "%s − %s = %s"
        .formatted(
            Decimals.plain(now.value()),
            Decimals.plain(prior.value()),
            Decimals.plain(now.value().subtract(prior.value())));
  }

  /** Percentage points are the difference of two rates, never of a count. */
  public Relation points(Quantity points) {
    Quantity subject = quantities.lastBefore(points);
    boolean rates = !quantities.around(points, q -> q.kind() == Kind.RATE).isEmpty();
    return subject.isCount()
            && subject.sentence() == points.sentence()
            && subject.role() == Role.VALUE
            && points.role() == Role.CHANGE
            && !rates
            && !RATE_NAME.matcher(points.lead()).find()
            && ChangeOwner.OWN.matcher(points.lead()).matches()
        ? Relation.differs(points, List.of(subject), "百分点是两个比率之差；这里说的是一个数量的增减，应写百分之几")
        : Relation.unchecked(points, "文中没有它所比的两个比率");
  }
}
