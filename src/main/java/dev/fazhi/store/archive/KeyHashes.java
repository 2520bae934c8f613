package dev.fazhi.store.archive;

import dev.fazhi.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A set of keys by 64 bits of their SHA-256, of eight to twenty-four bytes a key. Of a million keys
 * two share a hash with a chance of one in thirty-seven million.
 */
public final class KeyHashes {

  /** Marks an empty slot; a key with this hash is kept separately. */
  private static final long NONE = 0;

  private final MessageDigest digest = Sha256.digest();
  private long[] slots = new long[1 << 10];
  private int size;
  private boolean hasNone;

  /** Adds a key; returns whether it was new. */
  public boolean add(RowKey key) {
    long hash = hash(key);
    if (hash == NONE) {
      boolean fresh = !hasNone;
      hasNone = true;
      return fresh;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    int slot = slot(slots, hash);
    if (slots[slot] == hash) {
      return false;
    }
    slots[slot] = hash;
    size++;
    return true;
  }

  public boolean has(RowKey key) {
    long hash = hash(key);
    return hash == NONE ? hasNone : slots[slot(slots, hash)] == hash;
  }

  boolean isEmpty() {
    return size == 0 && !hasNone;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long hash : slots) {
      if (hash != NONE) {
        larger[slot(larger, hash)] = hash;
      }
    }
    slots = larger;
  }

  /** The slot of the hash, or the empty slot for it. */
  private static int slot(long[] slots, long hash) {
    int slot = (int) hash & slots.length - 1;
    while (slots[slot] != NONE && slots[slot] != hash) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private long hash(RowKey key) {
    return ByteBuffer.wrap(digest.digest(key.text().getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
