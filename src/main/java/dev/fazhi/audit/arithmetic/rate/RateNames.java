package dev.fazhi.audit.arithmetic.rate;

import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Whether the name of a rate is of a count: 办结率 of 办结9件. */
final class RateNames {

  private final Quantities quantities;

  RateNames(Quantities quantities) {
    this.quantities = quantities;
  }

  /** Whether the words of the count hold the stem, and no other rate of the sentence has it. */
  boolean isOf(Quantity part, Quantity rate, String stem) {
    int match = RateVocabulary.match(part.clause(), stem);
    if (match == 0) {
      return isTimely(part, rate, stem);
    }
    List<Quantity> others =
        new ArrayList<>(
            quantities.around(
                rate, q -> q.kind() == Quantity.Kind.RATE && q.index() > part.index()));
    others.addAll(
        quantities.before(
            rate,
            q ->
                q.kind() == Quantity.Kind.RATE
                    && q.index() > part.index()
                    && q.paragraph() == part.paragraph()
                    && q.sentence() != rate.sentence()));
    for (Quantity other : others) {
      Matcher name = RateWords.NAME.matcher(other.lead());
      int better = name.find() ? RateVocabulary.match(part.clause(), name.group("stem")) : 0;
      boolean before = other.index() < rate.index() && other.role() != Quantity.Role.PRIOR;
      if (better > match || (before && better > 0 && isAlike(name.group("stem"), stem))) {
        return false;
      }
    }
    return true;
  }

  /** 按时报备9件,报备率90%: right before the rate, where nothing else is called so. */
  private boolean isTimely(Quantity part, Quantity rate, String stem) {
    return quantities.isRightBefore(part, rate)
        && RateVocabulary.narrow(part.clause()).equals(RateVocabulary.TIMELY)
        && part.clause().endsWith(stem)
        && quantities
            .before(rate, q -> q.paragraph() == rate.paragraph() && q.index() < part.index())
            .stream()
            .noneMatch(q -> q.clause().contains(stem));
  }

  /** 成功率 and 调解成功率 are the same rate of different counts. */
  private static boolean isAlike(String one, String other) {
    return one.length() > 1
        && other.length() > 1
        && one.substring(one.length() - 2).equals(other.substring(other.length() - 2));
  }
}
