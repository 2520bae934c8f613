package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import java.util.ArrayList;
import java.util.List;

/**
 * The counts that a rate may be in.
 *
 * @param heads the first counts of the text, in which any of its rates may be
 */
record Wholes(Quantities quantities, Names names, List<Quantity> heads) {

  /** So many counts before a rate it may be in, and so many behind it. */
  private static final int WHOLES = 24;

  private static final int BEHIND = 4;

  /** So many counts that are called what the rate says that it is in, wherever they stand. */
  private static final int NAMED = 3;

  /** So many counts at the beginning of a text its rates may be in, however far it goes on. */
  private static final int HEADS = 4;

  Wholes(Quantities quantities, Names names) {
    this(quantities, names, heads(quantities));
  }

  static List<Quantity> heads(Quantities quantities) {
    return quantities.all().stream()
        .filter(q -> q.isCurrent() && !q.unit().isEmpty() && !q.unit().equals("天"))
        .limit(HEADS)
        .toList();
  }

  private boolean isPer(Quantity whole, Quantity rate) {
    return rate.quotient().isPer(whole, quantities.words(whole));
  }

  /** The nearest before it, the first of the text, those of other rates, and the nearest behind. */
  List<Quantity> of(Quantity rate, Wording wording, List<Quantity> before, KnownTotals totals) {
    List<Quantity> wholes =
        new ArrayList<>(before.stream().filter(q -> isPer(q, rate)).limit(WHOLES).toList());
    Quantity last = quantities.lastBefore(rate);
    if (last.isCount() && !wholes.contains(last) && RateWords.isWithin(last, rate)) {
      wholes.add(0, last);
    }
    heads.stream()
        .filter(q -> q.index() < rate.index() && !wholes.contains(q) && isPer(q, rate))
        .forEach(wholes::add);
    totals
        .most()
        .filter(q -> !wholes.contains(q) && isWhole(q, rate) && isPer(q, rate))
        .forEach(wholes::add);
    names.like(wording.base(), rate, NAMED).stream()
        .filter(q -> q.index() < rate.index() && !wholes.contains(q))
        .filter(q -> isWhole(q, rate) && isPer(q, rate))
        .forEach(wholes::add);
    // 占处罚总数的7.2%。全年处罚9件
    int found = 0;
    for (int i = rate.index() + 1; i < quantities.all().size() && found < BEHIND; i++) {
      Quantity next = quantities.all().get(i);
      int away = rate.kind() == Quantity.Kind.MEAN ? 1 : 0;
      if (next.paragraph() - rate.paragraph() > away
          || next.sentence() - rate.sentence() > 1 + away) {
        break;
      }
      if (isWhole(next, rate) && isPer(next, rate)) {
        wholes.add(next);
        found++;
      }
    }
    wholes.removeIf(whole -> whole.value().signum() <= 0);
    return wholes;
  }

  /** 是上年的2倍 is of now in then. */
  static boolean isWhole(Quantity count, Quantity rate) {
    boolean times = rate.quotient().sign().equals("倍");
    return (Parts.isTold(count, rate) && !count.isNumberOfThings())
        || (times && count.isPriorCount());
  }
}
