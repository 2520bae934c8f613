package dev.fazhi.audit.arithmetic.share;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import java.math.BigDecimal;
import java.util.List;

/**
 * A share with the counts that it is the share of.
 *
 * @param rate the share
 * @param parts what it is the share of, several where they are told together
 * @param base the words for its total, 占总数; empty where it has none
 * @param isUnsure whether it may be of something else than the part, as of the whole of a list
 */
record Share(Quantity rate, List<Quantity> parts, String base, boolean isUnsure) {

  Range part() {
    return Range.sum(parts);
  }

  BigDecimal value() {
    return part().value();
  }

  Quantity of() {
    return parts.get(parts.size() - 1);
  }

  /** Whether its total is called by a name, 占投诉总量, and not only 占总量. */
  boolean isOfNamed() {
    return RateWords.GENERAL.matcher(base).replaceAll("").length() > 1;
  }

  Formula in(Quantity whole) {
    return Formula.share(rate, parts, whole);
  }
}
