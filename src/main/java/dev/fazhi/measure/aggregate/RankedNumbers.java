package dev.fazhi.measure.aggregate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Whole numbers of which it is asked how many are not greater than another. Few are kept as they
 * are, many in order and packed, in runs that share their memory with those that they were added
 * to.
 */
final class RankedNumbers implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int MOST_LOOSE = 512;

  private static final long[] NONE = {};

  private long[] loose = NONE;
  private int looseSize;
  private boolean sorted = true;
  private final ArrayList<PackedNumbers> runs = new ArrayList<>(0);

  void add(long number) {
    if (looseSize == MOST_LOOSE) {
      pack();
    }
    if (looseSize == loose.length) {
      loose = Arrays.copyOf(loose, Math.min(MOST_LOOSE, Math.max(4, loose.length * 2)));
    }
    loose[looseSize++] = number;
    sorted = false;
  }

  void add(RankedNumbers other) {
    runs.addAll(other.runs);
    for (int i = 0; i < other.looseSize; i++) {
      add(other.loose[i]);
    }
  }

  /** Puts the loose ones in order, and together with runs that are not much longer. */
  private void pack() {
    sort();
    PackedNumbers run = PackedNumbers.of(loose, looseSize);
    looseSize = 0;
    while (!runs.isEmpty() && areAlike(runs.get(runs.size() - 1).size(), run.size())) {
      run = runs.remove(runs.size() - 1).and(run);
    }
    runs.add(run);
  }

  /** Of runs that differ more the longer would be passed again for little. */
  private static boolean areAlike(long one, long other) {
    return one < 2 * other && other < 4 * one;
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(loose, 0, looseSize);
      sorted = true;
    }
  }

  long size() {
    return looseSize + runs.stream().mapToLong(PackedNumbers::size).sum();
  }

  /** How many are not greater than a number. */
  long upTo(long number) {
    sort();
    long count = PackedNumbers.upTo(loose, looseSize, number);
    for (PackedNumbers run : runs) {
      count += run.upTo(number);
    }
    return count;
  }

  /** The least; the greatest of all numbers when there are none. */
  long least() {
    sort();
    long least = looseSize > 0 ? loose[0] : Long.MAX_VALUE;
    for (PackedNumbers run : runs) {
      least = Math.min(least, run.first());
    }
    return least;
  }

  /** The greatest; the least of all numbers when there are none. */
  long greatest() {
    sort();
    long greatest = looseSize > 0 ? loose[looseSize - 1] : Long.MIN_VALUE;
    for (PackedNumbers run : runs) {
      greatest = Math.max(greatest, run.last());
    }
    return greatest;
  }
}
