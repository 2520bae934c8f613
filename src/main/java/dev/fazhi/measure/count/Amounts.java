package dev.fazhi.measure.count;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of which a count of different ones or a rank is wanted; each may be taken out again. Spans
 * of time and whole numbers take eight bytes each.
 */
public final class Amounts implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int MOST_ROUNDS = 64;

  private long[] whole = new long[0];
  private int wholes;
  private long[] goneWhole = new long[0];
  private int goneWholes;
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
      if (in) {
        whole = wholes == whole.length ? grown(whole) : whole;
        whole[wholes++] = value;
      } else {
        goneWhole = goneWholes == goneWhole.length ? grown(goneWhole) : goneWhole;
        goneWhole[goneWholes++] = value;
      }
    } else {
      (in ? exact : goneExact).add((BigDecimal) number);
    }
  }

  void add(Amounts other) {
    whole = joined(whole, wholes, other.whole, other.wholes);
    wholes += other.wholes;
    goneWhole = joined(goneWhole, goneWholes, other.goneWhole, other.goneWholes);
    goneWholes += other.goneWholes;
    exact.addAll(other.exact);
    goneExact.addAll(other.goneExact);
    other.different.forEach((value, times) -> addDifferent(value, times));
  }

  private static long[] grown(long[] values) {
    return Arrays.copyOf(values, Math.max(4, values.length + (values.length >> 1)));
  }

  private static long[] joined(long[] one, int ones, long[] other, int others) {
    if (others == 0) {
      return one;
    }
    long[] all =
        one.length >= ones + others
            ? one
            : Arrays.copyOf(one, Math.max(ones + others, one.length + (one.length >> 1)));
    System.arraycopy(other, 0, all, ones, others);
    return all;
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
    int size = wholes + exact.size();
    if (size == 0) {
      return null;
    }
    BigDecimal rank = share.multiply(BigDecimal.valueOf(size - 1L));
    int lower = rank.intValue();
    if (wholes > 0) {
      select(whole, wholes, lower);
    }
    BigDecimal value = wholes > 0 ? BigDecimal.valueOf(whole[lower]) : exact.get(lower);
    return lower + 1 == size
        ? value
        : value.add(
            after(lower).subtract(value).multiply(rank.subtract(BigDecimal.valueOf(lower))));
  }

  /** The value of the next rank. */
  private BigDecimal after(int rank) {
    return wholes > 0
        ? BigDecimal.valueOf(Arrays.stream(whole, rank + 1, wholes).min().orElseThrow())
        : exact.get(rank + 1);
  }

  /**
   * Puts the value of a rank in its place, smaller ones before and larger ones behind: Hoare's
   * FIND, which gives way to sorting where the values are laid out against it.
   */
  private static void select(long[] values, int size, int rank) {
    int low = 0;
    int high = size - 1;
    for (int round = 0; low < high; round++) {
      if (round == MOST_ROUNDS) {
        Arrays.sort(values, low, high + 1);
        return;
      }
      long pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      low = rank > j ? Math.min(i, rank) : low;
      high = rank < i ? Math.max(j, rank) : high;
    }
  }

  /** Few are gone of many as a rule: those are sorted, and the many looked up in them. */
  private void strikeOut() {
    Arrays.sort(goneWhole, 0, goneWholes);
    // how many of the values from each place on, which are the same, were struck out
    int[] struck = new int[goneWholes];
    int left = 0;
    for (int i = 0; i < wholes; i++) {
      int first = firstGone(whole[i]);
      int place = first + (first < goneWholes ? struck[first] : 0);
      if (place < goneWholes && goneWhole[place] == whole[i]) {
        struck[first]++;
      } else {
        whole[left++] = whole[i];
      }
    }
    wholes = left;
    goneWholes = 0;
  }

  /** Where the first stands that is not smaller. */
  private int firstGone(long value) {
    int low = 0;
    int high = goneWholes;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (goneWhole[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Strikes out the values that are gone, and sorts those that are not whole. */
  private void settle() {
    if (goneWholes > 0) {
      strikeOut();
    }
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
