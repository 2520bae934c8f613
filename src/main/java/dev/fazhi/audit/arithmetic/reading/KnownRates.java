package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rates of a text of which it is known what they are of, and what that says of the others. */
final class KnownRates {

  private final Map<List<Quantity>, List<Reading>> byBasis = new HashMap<>();

  KnownRates(Collection<Reading> known) {
    for (Reading reading : known) {
      byBasis.computeIfAbsent(reading.formula().basis(), any -> new ArrayList<>()).add(reading);
    }
  }

  /**
   * 办结率98.1%,准点率98.0%: what the one is of, the other of another name is not, nor is one that is
   * another number altogether.
   */
  boolean areOf(Reading reading) {
    Quantity rate = reading.rate();
    List<Reading> others = byBasis.getOrDefault(reading.formula().basis(), List.of());
    String name = others.isEmpty() ? "" : Wording.plain(rate.clause());
    return others.stream()
        .anyMatch(
            other ->
                !other.rate().equals(rate)
                    // 64.3%,也就是每10名里约有6名 tells the same again
                    && other.rate().isExact()
                    && other.shape() == reading.shape()
                    && (isOtherValue(rate, other.rate())
                        // 占六成(60.4%) tells the same share again
                        || (!rate.isShare()
                            && other.rate().quotient().equals(rate.quotient())
                            && other.rate().paragraph() == rate.paragraph()
                            && !Wording.plain(other.rate().clause()).equals(name))));
  }

  private static boolean isOtherValue(Quantity rate, Quantity other) {
    return rate.quotient().times().compareTo(other.quotient().times()) == 0
        && Chance.isOther(rate, other);
  }
}
