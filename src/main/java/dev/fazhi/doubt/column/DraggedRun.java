package dev.fazhi.doubt.column;

import java.util.BitSet;

/** Rows one after another each of which goes on from the one above. */
final class DraggedRun {
  long all;
  private int first;
  private int length;
  int longest;
  private int longestFirst;
  private int last;
  private int lastIndex;

  /** Whether it is the longest so far. */
  boolean add(boolean goesOn, int row, int index) {
    all += goesOn ? 1 : 0;
    length = goesOn ? length + 1 : 0;
    first = goesOn ? first : row;
    if (length <= longest) {
      return false;
    }
    longest = length;
    longestFirst = first;
    last = row;
    lastIndex = index;
    return true;
  }

  /** Whether such a part of so many others goes on as well, as where they are sorted. */
  boolean isSorted(long rows, double part) {
    return all - longest >= part * (rows - longest);
  }

  /** The rows of the longest, with the one from which it goes on. */
  int rows() {
    return longest + 1;
  }

  /** The number of the row from which the longest goes on. */
  int first() {
    return longestFirst;
  }

  /** Which rows of all go on in it. */
  BitSet goOn() {
    BitSet rows = new BitSet();
    rows.set(lastIndex - longest + 1, lastIndex + 1);
    return rows;
  }

  /** The number of its last row. */
  int last() {
    return last;
  }
}
