package dev.fazhi.measure.aggregate;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Whole numbers in ascending order, which cannot be changed: of each the difference from the one
 * before, seven bits a byte, and where every 64th stands. Close to each other they take one byte.
 */
final class PackedNumbers implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int BLOCK = 64;
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  private final int size;

  /** The first of each block. */
  private final long[] firsts;

  /** Where the differences of each block begin. */
  private final int[] starts;

  private final byte[] differences;

  private PackedNumbers(int size, long[] firsts, int[] starts, byte[] differences) {
    this.size = size;
    this.firsts = firsts;
    this.starts = starts;
    this.differences = differences;
  }

  /** The first numbers of an array that is in ascending order. */
  static PackedNumbers of(long[] sorted, int size) {
    Writer writer = new Writer(size);
    for (int i = 0; i < size; i++) {
      writer.add(sorted[i]);
    }
    return writer.done();
  }

  /** Those of both. */
  PackedNumbers and(PackedNumbers other) {
    Writer writer = new Writer(Math.addExact(size, other.size));
    Reader one = new Reader(this, 0);
    Reader two = new Reader(other, 0);
    while (one.hasNumber || two.hasNumber) {
      Reader least = !two.hasNumber || one.hasNumber && one.number <= two.number ? one : two;
      writer.add(least.number);
      least.advance();
    }
    return writer.done();
  }

  int size() {
    return size;
  }

  /** The least; there must be one. */
  long first() {
    return firsts[0];
  }

  /** The greatest; there must be one. */
  long last() {
    Reader last = new Reader(this, firsts.length - 1);
    long number = last.number;
    while (last.hasNumber) {
      number = last.number;
      last.advance();
    }
    return number;
  }

  /** How many are not greater than a number. */
  int upTo(long number) {
    // equal firsts may be several blocks' own, of which the last is wanted
    int blocks = upTo(firsts, firsts.length, number);
    if (blocks == 0) {
      return 0;
    }
    Reader block = new Reader(this, blocks - 1);
    int before = (blocks - 1) * BLOCK;
    int count = before;
    while (block.hasNumber && block.number <= number && count - before < BLOCK) {
      count++;
      block.advance();
    }
    return count;
  }

  /** How many of the first numbers of an array, which are in ascending order, are not greater. */
  static int upTo(long[] sorted, int size, long number) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Passes the numbers from a block on. */
  private static final class Reader {

    private final PackedNumbers of;
    private int index;
    private int at;
    private long number;
    private boolean hasNumber;

    Reader(PackedNumbers of, int block) {
      this.of = of;
      index = block * BLOCK;
      hasNumber = index < of.size;
      if (hasNumber) {
        at = of.starts[block];
        number = of.firsts[block];
      }
    }

    void advance() {
      index++;
      hasNumber = index < of.size;
      if (!hasNumber) {
        return;
      }
      if (index % BLOCK == 0) {
        number = of.firsts[index / BLOCK];
        return;
      }
      long difference = 0;
      int shift = 0;
      byte part;
      do {
        part = of.differences[at++];
        difference |= (long) (part & (MORE - 1)) << shift;
        shift += BITS;
      } while (part < 0);
      number += difference;
    }
  }

  private static final class Writer {

    private final long[] firsts;
    private final int[] starts;
    private byte[] differences;
    private int size;
    private int at;
    private long last;

    Writer(int size) {
      int blocks = (size + BLOCK - 1) / BLOCK;
      firsts = new long[blocks];
      starts = new int[blocks];
      differences = new byte[Math.max(1, size)];
    }

    void add(long number) {
      if (size % BLOCK == 0) {
        firsts[size / BLOCK] = number;
        starts[size / BLOCK] = at;
      } else {
        // of the least and the greatest the difference is more than a long is, if taken with a sign
        long difference = number - last;
        while ((difference & -MORE) != 0) {
          put((byte) (difference & (MORE - 1) | MORE));
          difference >>>= BITS;
        }
        put((byte) difference);
      }
      last = number;
      size++;
    }

    private void put(byte part) {
      if (at == differences.length) {
        differences = Arrays.copyOf(differences, at + (at >> 1) + 1);
      }
      differences[at++] = part;
    }

    PackedNumbers done() {
      return new PackedNumbers(size, firsts, starts, Arrays.copyOf(differences, at));
    }
  }
}
