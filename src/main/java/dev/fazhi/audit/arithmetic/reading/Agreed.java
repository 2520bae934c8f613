package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.finding.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rates of which it is known what they are of, by their denominators. */
final class Agreed {

  private final Quantities quantities;
  private final Map<Quantity, List<Quantity>> rates = new HashMap<>();
  private final Map<Quantity, Quantity> wholes = new HashMap<>();
  private final Map<Quantity, Quantity> parts = new HashMap<>();

  Agreed(Quantities quantities, Collection<Relation> relations) {
    this.quantities = quantities;
    for (Relation relation : relations) {
      Quantity rate = relation.of();
      boolean known =
          relation.verdict() == Verdict.AGREES || relation.verdict() == Verdict.ROUNDING;
      if (known && rate.kind() == Quantity.Kind.RATE && relation.basis().size() >= 2) {
        Quantity whole = relation.basis().get(relation.basis().size() - 1);
        rates.computeIfAbsent(whole, of -> new ArrayList<>()).add(rate);
        wholes.put(rate, whole);
        parts.put(relation.basis().get(0), rate);
      }
    }
  }

  /** How many other rates are known to be in that count. */
  int rates(Quantity whole, Quantity but) {
    return (int) rates.getOrDefault(whole, List.of()).stream().filter(q -> !q.equals(but)).count();
  }

  /** How many of those stand in the paragraph. */
  int beside(Quantity whole, Quantity but) {
    return (int)
        rates.getOrDefault(whole, List.of()).stream()
            .filter(q -> !q.equals(but) && q.paragraph() == but.paragraph())
            .count();
  }

  /** Whether another rate is known to be of that count. */
  boolean isUsed(Quantity part, Quantity but) {
    Quantity rate = parts.get(part);
    return rate != null && !rate.equals(but);
  }

  /**
   * In which count the next known rate of the paragraph is, in that direction; null without one.
   */
  @Nullable Quantity next(Quantity rate, int step) {
    for (int i = rate.index() + step;
        i >= 0 && i < quantities.all().size() && Math.abs(i - rate.index()) < Quantities.FAR;
        i += step) {
      Quantity other = quantities.all().get(i);
      if (other.paragraph() != rate.paragraph()) {
        return null;
      } else if (wholes.containsKey(other) && other.isShare() == rate.isShare()) {
        return wholes.get(other);
      }
    }
    return null;
  }
}
