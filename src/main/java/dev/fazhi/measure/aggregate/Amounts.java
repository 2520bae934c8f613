package dev.fazhi.measure.aggregate;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of which a count of different ones or a rank is wanted; each may be taken out again. Spans
 * of time and whole numbers are packed.
 */
public final class Amounts implements Serializable {

  private static final long serialVersionUID = 2;

  private final RankedNumbers whole = new RankedNumbers();
  private final RankedNumbers goneWhole = new RankedNumbers();
  private final ArrayList<BigDecimal> exact = new ArrayList<>();
  private final ArrayList<BigDecimal> goneExact = new ArrayList<>();
  private final HashMap<Object, Integer> different = new HashMap<>();

  /** A value of which the number of different ones is wanted. */
  void addDifferent(Object value, int times) {
    Object same = value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    different.merge(same, times, Integer::sum);
    different.remove(same, 0);
  }

  /** A number, or a span in seconds, of which a rank is wanted. */
  void add(Object number, boolean in) {
    if (number instanceof Long value) {
      (in ? whole : goneWhole).add(value);
    } else {
      (in ? exact : goneExact).add((BigDecimal) number);
    }
  }

  void add(Amounts other) {
    whole.add(other.whole);
    goneWhole.add(other.goneWhole);
    exact.addAll(other.exact);
    goneExact.addAll(other.goneExact);
    other.different.forEach((value, times) -> addDifferent(value, times));
  }

  /** A number without loss. */
  public static BigDecimal exact(Object number) {
    return number instanceof BigDecimal exact ? exact : BigDecimal.valueOf((Long) number);
  }

  int different() {
    return different.size();
  }

  /** The different texts. */
  Set<String> texts() {
    return different.keySet().stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The value that far from the smallest to the largest by rank, interpolated between the two
   * nearest in proportion, as the spreadsheets' PERCENTILE.INC does; null of nothing.
   *
   * @param share from 0 for the smallest to 1 for the largest
   */
  @Nullable BigDecimal ranked(BigDecimal share) {
    settle();
    long wholes = whole.size() - goneWhole.size();
    long size = wholes + exact.size();
    if (size == 0) {
      return null;
    }
    BigDecimal rank = share.multiply(BigDecimal.valueOf(size - 1L));
    long lower = rank.longValue();
    BigDecimal value = at(lower, wholes > 0);
    return lower + 1 == size
        ? value
        : value.add(
            at(lower + 1, wholes > 0)
                .subtract(value)
                .multiply(rank.subtract(BigDecimal.valueOf(lower))));
  }

  private BigDecimal at(long rank, boolean isWhole) {
    return isWhole ? BigDecimal.valueOf(whole(rank)) : exact.get((int) rank);
  }

  /** The whole number of a rank: the least that more numbers than that are not greater than. */
  private long whole(long rank) {
    long low = whole.least();
    long high = whole.greatest();
    while (low < high) {
      // of opposite signs their sum fits
      long middle = (low & high) + ((low ^ high) >> 1);
      if (whole.upTo(middle) - goneWhole.upTo(middle) > rank) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Strikes out the values that are gone of those that are not whole, and sorts them. */
  private void settle() {
    exact.sort(null);
    if (!goneExact.isEmpty()) {
      goneExact.sort(null);
      int[] gone = {0};
      exact.removeIf(
          value -> {
            boolean out =
                gone[0] < goneExact.size() && goneExact.get(gone[0]).compareTo(value) == 0;
            gone[0] += out ? 1 : 0;
            return out;
          });
      goneExact.clear();
    }
  }
}
