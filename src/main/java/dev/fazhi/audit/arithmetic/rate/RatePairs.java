package dev.fazhi.audit.arithmetic.rate;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The counts around a rate in pairs that it could be the quotient of. */
final class RatePairs {

  private static final Pattern ALL = Pattern.compile("现有|共|总|在册|合计");
  static final Pattern NOT = Pattern.compile("[不未](?<what>\\p{IsHan}{1,5}?)(?:样品|产品|批次|项目|案卷)?$");

  /** 受理审查起诉 is no 起诉. */
  private static final Pattern TAKEN =
      Pattern.compile("(?<!经)(?:" + RateVocabulary.TAKEN.pattern() + ")$");

  private final Quantities quantities;

  RatePairs(Quantities quantities) {
    this.quantities = quantities;
  }

  /**
   * Pairs whose numerator stands in this sentence or the one before it, the nearest first, and
   * those whose denominator is told behind the rate.
   *
   * @param counts those before the rate, the nearest first
   */
  List<Formula> near(Quantity rate, List<Quantity> counts) {
    List<Formula> formulas = new ArrayList<>();
    for (Quantity part : counts) {
      if (rate.sentence() - part.sentence() > 1 || part.paragraph() != rate.paragraph()) {
        break;
      }
      boolean besides = RateVocabulary.BESIDES.matcher(part.clause()).find();
      boolean opposed =
          besides || counts.stream().anyMatch(q -> isNext(q, part) && isOpposite(part, q));
      for (Quantity whole : counts) {
        if (isOfOther(part, whole, rate)
            || (whole.index() < part.index() && Quantities.isSame(part, whole))) {
          Formula share = Formula.share(rate, part, whole);
          boolean other = opposed || (!rate.sees(part) && part.aside() != rate.aside());
          if (!isOpposite(part, whole) && (!other || share.agrees())) {
            formulas.add(share);
          }
          if (besides && isNext(whole, part)) {
            formulas.add(Formula.share(rate, part, List.of(whole, part)));
          } else if (isNext(whole, part)
              && NOT.matcher(part.clause()).find()
              && (isOpposite(part, whole)
                  || !RateVocabulary.TAKEN.matcher(whole.clause()).find())) {
            formulas.add(Formula.share(rate, part, List.of(whole, part)));
            formulas.add(Formula.share(rate, whole, List.of(whole, part)));
          }
        } else if (part.sentence() == rate.sentence()
            && part.index() < whole.index()
            && whole.index() == rate.index() - 1
            && Quantities.isSame(part, whole)
            && (ALL.matcher(whole.lead()).find()
                || RateVocabulary.areUsual(part.clause(), whole.clause()))) {
          formulas.add(Formula.share(rate, part, whole));
        }
      }
    }
    formulas.addAll(ofList(rate, counts));
    formulas.addAll(behind(rate, counts));
    formulas.addAll(inBracket(rate));
    return formulas;
  }

  /** 起诉9人,不起诉3人,附条件不起诉2人,附条件不起诉率: of all that the list tells. */
  private List<Formula> ofList(Quantity rate, List<Quantity> counts) {
    return counts.stream()
        .filter(part -> quantities.isRightBefore(part, rate) && NOT.matcher(part.clause()).find())
        .filter(part -> quantities.run(part, Quantities.CLAUSES).size() > 2)
        .map(part -> Formula.share(rate, part, quantities.run(part, Quantities.CLAUSES)))
        .filter(Formula::agrees)
        .toList();
  }

  /** 检查90次,发现问题9个,问题发现率: right before each other, and usual, in another unit each. */
  private boolean isOfOther(Quantity part, Quantity whole, Quantity rate) {
    return quantities.isRightBefore(part, rate)
        && whole.index() == part.index() - 1
        && whole.sentence() == part.sentence()
        && RateVocabulary.areUsual(part.clause(), whole.clause());
  }

  /** Whether only other periods' counts and changes stand between the two. */
  private boolean isNext(Quantity whole, Quantity part) {
    int at = part.index() - 1;
    while (at > whole.index()
        && (!quantities.all().get(at).isCurrent() || quantities.isDoubled(at, part))) {
      at--;
    }
    return at == whole.index()
        && part.sentence() - whole.sentence() <= 1
        && Quantities.isSame(part, whole);
  }

  /** 决定起诉9人,决定不起诉3人: both together are what the second is a part of. */
  private static boolean isOpposite(Quantity part, Quantity whole) {
    Matcher not = NOT.matcher(part.clause());
    if (!not.find()) {
      return false;
    }
    String clause = RateVocabulary.plain(whole.clause());
    int at = clause.lastIndexOf(not.group("what"));
    return at >= 0
        && !TAKEN.matcher(clause.substring(0, at)).find()
        && !clause.contains(not.group());
  }

  /** 抽检9批,不合格1批,合格率: all but what was not, where that gives the rate or nearly does. */
  Optional<Formula> rest(Quantity rate, String stem, List<Quantity> counts) {
    for (Quantity not : counts) {
      Matcher name = NOT.matcher(not.clause());
      if (not.sentence() != rate.sentence()) {
        break;
      }
      if (name.find() && name.group("what").equals(stem)) {
        return counts.stream()
            .filter(whole -> isNext(whole, not) && !isOpposite(not, whole))
            .map(
                whole ->
                    new Formula(
                        rate,
                        Range.of(whole).minus(Range.of(not)),
                        Range.of(whole),
                        List.of(not, whole),
                        Formula::quotient))
            .filter(f -> f.agrees() || f.isNear(true))
            .findFirst();
      }
    }
    return Optional.empty();
  }

  /** 优秀67卷、良好151卷…优良率: the name is made of the counts that are meant together. */
  Optional<Formula> joint(Quantity rate, String stem, List<Quantity> counts) {
    if (stem.length() != 2) {
      return Optional.empty();
    }
    for (Quantity last : counts) {
      List<Quantity> list = quantities.run(last, Quantities.CLAUSES);
      List<Quantity> parts = new ArrayList<>();
      for (int i = 0; i < stem.length(); i++) {
        String each = stem.substring(i, i + 1);
        list.stream().filter(q -> q.clause().contains(each)).findFirst().ifPresent(parts::add);
      }
      // 调解9件,调处成功8件 are no two of which 调处率 tells both
      boolean beside =
          parts.size() == 2
              && parts.get(0).index() == parts.get(1).index() - 1
              && !parts.get(0).clause().contains(stem.substring(1))
              && !parts.get(1).clause().contains(stem.substring(0, 1));
      if (beside && last.sentence() == rate.sentence()) {
        int first = parts.get(0).index();
        return counts.stream()
            .filter(whole -> whole.index() < first && Quantities.isSame(whole, last))
            .findFirst()
            .map(whole -> Formula.share(rate, parts, whole));
      }
    }
    return Optional.empty();
  }

  /** A denominator that is told behind the rate: 化解率90.13%，积案总数152件. */
  private List<Formula> behind(Quantity rate, List<Quantity> counts) {
    List<Formula> formulas = new ArrayList<>();
    for (Quantity part : counts) {
      if (quantities.isRightBefore(part, rate)) {
        quantities
            .around(
                rate, q -> q.isCurrent() && q.index() > rate.index() && Quantities.isSame(q, part))
            .forEach(whole -> formulas.add(Formula.share(rate, part, whole)));
      }
    }
    return formulas;
  }

  /** 满意率95.0%（6103件中，满意5799件）: both are told in the bracket behind. */
  private List<Formula> inBracket(Quantity rate) {
    List<Quantity> within =
        quantities.around(
            rate,
            q ->
                q.index() > rate.index()
                    && q.aside() >= 0
                    && q.aside() != rate.aside()
                    && q.isCurrent());
    List<Formula> formulas = new ArrayList<>();
    for (Quantity part : within) {
      for (Quantity whole : within) {
        if (whole.index() < part.index()
            && whole.aside() == part.aside()
            && Quantities.isSame(part, whole)) {
          formulas.add(Formula.share(rate, part, whole));
        }
      }
    }
    return formulas;
  }

  /**
   * A numerator of several counts, 优秀217卷、合格398卷, or of all but one, that gives the rate.
   *
   * @param withRest whether all but one may be meant
   */
  Optional<Formula> sums(Quantity rate, List<Quantity> counts, boolean withRest) {
    for (Quantity last : counts) {
      if (last.sentence() != rate.sentence() || rate.number().scale() <= 0) {
        break;
      }
      for (Quantity whole : counts) {
        if (whole.index() >= last.index() || !Quantities.isSame(last, whole)) {
          continue;
        }
        List<Range> parts = new ArrayList<>();
        if (withRest) {
          parts.add(Range.of(whole).minus(Range.of(last)));
        }
        Range sum = Range.of(last);
        for (int i = last.index() - 1; i > whole.index(); i--) {
          Quantity more = quantities.all().get(i);
          if (more.isCurrent() && Quantities.isSame(more, last)) {
            sum = sum.plus(Range.of(more));
            parts.add(sum);
          }
        }
        for (Range part : parts) {
          Formula formula =
              new Formula(rate, part, Range.of(whole), List.of(last, whole), Formula::quotient);
          if (formula.agrees()) {
            return Optional.of(formula);
          }
        }
      }
    }
    return Optional.empty();
  }
}
