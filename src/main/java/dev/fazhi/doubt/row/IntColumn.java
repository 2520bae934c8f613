package dev.fazhi.doubt.row;

import java.util.Arrays;

/** A growing column of numbers, one for each row of a file. */
public final class IntColumn {

  private int[] all = new int[64];
  private int size;

  /** Adds a number. */
  public void add(int number) {
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
  public int at(int row) {
    return all[row];
  }

  /** The numbers as they came, with room for more behind them. */
  public int[] all() {
    return all;
  }

  /** The numbers in their order of size. */
  public int[] sorted() {
    int[] sorted = Arrays.copyOf(all, size);
    Arrays.sort(sorted);
    return sorted;
  }
}
