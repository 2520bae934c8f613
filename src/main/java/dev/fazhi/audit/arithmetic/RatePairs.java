package dev.fazhi.audit.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The counts around a rate in pairs that it could be the quotient of. */
final class RatePairs {

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
      for (Quantity whole : counts) {
        if (whole.index() < part.index() && Quantities.isSame(part, whole)) {
          formulas.add(Formula.share(rate, part, whole));
        }
      }
    }
    formulas.addAll(behind(rate, counts));
    formulas.addAll(inBracket(rate));
    return formulas;
  }

  /** A denominator that is told behind the rate: 化解率90.13%，积案总数152件. */
  private List<Formula> behind(Quantity rate, List<Quantity> counts) {
    List<Formula> formulas = new ArrayList<>();
    for (Quantity part : counts) {
      if (isAdjacent(part, rate)) {
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

  static boolean isAdjacent(Quantity part, Quantity rate) {
    return part.index() == rate.index() - 1 && part.sentence() == rate.sentence();
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
          String words = Formula.words(part.value(), whole.value());
          Formula formula = new Formula(rate, part, Range.of(whole), List.of(last, whole), words);
          if (formula.agrees()) {
            return Optional.of(formula);
          }
        }
      }
    }
    return Optional.empty();
  }
}
