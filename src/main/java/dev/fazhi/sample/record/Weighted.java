package dev.fazhi.sample.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Things to draw from, each as often as its weight says. */
public final class Weighted<T> {

  private final List<T> things;
  private final long[] upTo;

  /**
   * @param things at least one
   * @param weights one for each, not negative, not all zero
   */
  Weighted(List<T> things, List<Integer> weights) {
    this.things = new ArrayList<>(things);
    this.upTo = new long[things.size()];
    long sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += weights.get(i);
      upTo[i] = sum;
    }
  }

  T draw(SeededRandom chance) {
    long at = chance.below(upTo[upTo.length - 1]) + 1;
    int found = Arrays.binarySearch(upTo, at);
    if (found < 0) {
      return things.get(-found - 1);
    }
    // of equal sums, the first belongs to the thing that has the weight
    int first = found;
    while (first > 0 && upTo[first - 1] == at) {
      first--;
    }
    return things.get(first);
  }
}
