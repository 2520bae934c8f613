package dev.fazhi.store.archive;

import dev.fazhi.model.LongSet;
import dev.fazhi.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A set of keys by 64 bits of their SHA-256, of eight to twenty-four bytes a key. Of a million keys
 * two share a hash with a chance of one in thirty-seven million.
 */
public final class KeyHashes {

  private final MessageDigest digest = Sha256.digest();
  private final LongSet hashes = new LongSet();

  /** Adds a key; returns whether it was new. */
  public boolean add(RowKey key) {
    return hashes.add(hash(key));
  }

  public boolean has(RowKey key) {
    return hashes.has(hash(key));
  }

  boolean isEmpty() {
    return hashes.isEmpty();
  }

  private long hash(RowKey key) {
    return ByteBuffer.wrap(digest.digest(key.text().getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
