package dev.fazhi.store.doubt;

import java.util.Arrays;

/** A growing column of long numbers, one for each row of a file. */
final class LongColumn {

  private long[] all = new long[64];
  private int size;

  void add(long number) {
    if (size == all.length) {
      all = Arrays.copyOf(all, size * 2);
    }
    all[size++] = number;
  }

  int size() {
    return size;
  }

  long at(int row) {
    return all[row];
  }

  /** The numbers in their order of size. */
  long[] sorted() {
    long[] sorted = Arrays.copyOf(all, size);
    Arrays.sort(sorted);
    return sorted;
  }
}
