package dev.fazhi.model;

/** A set of long numbers that are well spread, such as hashes, of eight to 24 bytes each. */
public final class LongSet {

  /** Marks an empty slot; the number itself is kept separately. */
  private static final long NONE = 0;

  private long[] slots = new long[1 << 10];
  private int size;
  private boolean hasNone;

  /** Adds a number; returns whether it was new. */
  public boolean add(long number) {
    if (number == NONE) {
      boolean fresh = !hasNone;
      hasNone = true;
      return fresh;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    int slot = slot(slots, number);
    if (slots[slot] == number) {
      return false;
    }
    slots[slot] = number;
    size++;
    return true;
  }

  public boolean has(long number) {
    return number == NONE ? hasNone : slots[slot(slots, number)] == number;
  }

  public boolean isEmpty() {
    return size == 0 && !hasNone;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long number : slots) {
      if (number != NONE) {
        larger[slot(larger, number)] = number;
      }
    }
    slots = larger;
  }

  /** The slot of the number, or the empty slot for it. */
  private static int slot(long[] slots, long number) {
    int slot = (int) number & slots.length - 1;
    while (slots[slot] != NONE && slots[slot] != number) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }
}
