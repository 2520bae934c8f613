package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The counts that a rate may be of.
 *
 * @param counts one, or several that are meant together
 * @param wording what the rate says
 * @param own what the last of them is called
 * @param run the list that the last of them ends
 * @param sum what that whole list comes to; 0 where it is in none
 * @param before the counts of its paragraph before it, the nearest first, with what they and all
 *     behind it come to
 * @param range what its counts come to
 * @param features what speaks for it and against it
 */
record Part(
    List<Quantity> counts,
    Wording wording,
    String own,
    List<Quantity> run,
    BigDecimal sum,
    Map<Quantity, BigDecimal> before,
    Range range,
    Features features) {

  Quantity last() {
    return counts.get(counts.size() - 1);
  }
}
