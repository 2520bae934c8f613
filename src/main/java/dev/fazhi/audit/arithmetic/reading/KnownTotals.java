package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The counts in which the rates before are, in which others may be, however far they stand. */
final class KnownTotals {

  /** So many of them, the last, are kept. */
  private static final int KEPT = 24;

  /** So many of those in which most rates are, and of the last, a rate may be in. */
  private static final int MOST = 4;

  private static final int LAST = 3;

  /** With how many rates are in each; that of the last rate is the last. */
  private final Map<Quantity, Integer> totals = new LinkedHashMap<>();

  private List<Quantity> pair = List.of();

  void know(Reading reading) {
    Quantity whole = reading.whole();
    if (reading.rate().isChange()) {
      return;
    } else if (reading.under().size() == 2) {
      pair = reading.under();
    } else if (reading.under().size() == 1 && whole.index() >= 0) {
      int before = totals.getOrDefault(whole, 0);
      totals.remove(whole);
      totals.put(whole, before + 1);
      if (totals.size() > KEPT) {
        totals.remove(totals.keySet().iterator().next());
      }
    }
  }

  /** Those in which most rates are, and the last. */
  Stream<Quantity> most() {
    List<Quantity> known = List.copyOf(totals.keySet());
    Stream<Quantity> most =
        known.stream()
            .sorted(Comparator.comparingInt((Quantity q) -> -totals.getOrDefault(q, 0)))
            .limit(MOST);
    List<Quantity> last = known.subList(Math.max(0, known.size() - LAST), known.size());
    return Stream.concat(last.stream(), most).distinct();
  }

  /** 不起诉率25.8%(基数为起诉与不起诉人数之和): the last two counts in which a rate is. */
  List<Quantity> pair() {
    return pair;
  }

  /** Whether that may be in them. */
  boolean isPairFor(Quantity part) {
    return !pair.isEmpty() && !pair.contains(part) && Quantities.isSame(part, pair.get(0));
  }
}
