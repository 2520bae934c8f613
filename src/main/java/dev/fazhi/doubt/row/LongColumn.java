package dev.fazhi.doubt.row;

import java.util.Arrays;

/** A growing column of long numbers, one for each row of a file. */
public final class LongColumn {

  private long[] all = new long[64];
  private int size;

  /** Adds a number. */
  public void add(long number) {
    if (size == all.length) {
      all = Arrays.copyOf(all, size * 2);
    }
    all[size++] = number;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The number of a row. */
  public long at(int row) {
    return all[row];
  }

  /** The numbers in their order of size. */
  public long[] sorted() {
    long[] sorted = Arrays.copyOf(all, size);
    Arrays.sort(sorted);
    return sorted;
  }
}
