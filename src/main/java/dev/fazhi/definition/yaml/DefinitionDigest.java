package dev.fazhi.definition.yaml;

import dev.fazhi.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;

/** Computes the digest of all definitions, which changes with every edit. */
public final class DefinitionDigest {

  private DefinitionDigest() {}

  /**
   * SHA-256 in hex over the names, in their order, and the bytes of the files. Line ends count as
   * LF, so that a checkout on Windows has the same digest. Lengths go before bytes, so that no two
   * sets of files run together into the same bytes.
   */
  public static String of(SortedMap<String, byte[]> files) {
    MessageDigest digest = Sha256.digest();
    files.forEach(
        (name, bytes) -> {
          add(digest, name.getBytes(StandardCharsets.UTF_8));
          add(digest, withLineFeeds(bytes));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static byte[] withLineFeeds(byte[] bytes) {
    byte[] kept = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        kept[length++] = bytes[i];
      }
    }
    return java.util.Arrays.copyOf(kept, length);
  }
}
