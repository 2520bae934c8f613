package dev.fazhi.store.doubt;

import java.util.Arrays;

/** A growing column of numbers, one for each row of a file. */
final class IntColumn {

  int[] all = new int[64];
  int size;

  void add(int number) {
    if (size == all.length) {
      all = Arrays.copyOf(all, size * 2);
    }
    all[size++] = number;
  }

  /** The numbers in their order of size. */
  int[] sorted() {
    int[] sorted = Arrays.copyOf(all, size);
    Arrays.sort(sorted);
    return sorted;
  }
}
