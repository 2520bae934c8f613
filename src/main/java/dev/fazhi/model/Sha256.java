package dev.fazhi.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes digests, which every JDK can. */
public final class Sha256 {

  /** How many characters {@link #shortened} gives. */
  public static final int SHORT = 12;

  private Sha256() {}

  /** A digest to which nothing was added yet. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** The beginning of a digest in hex, by which people tell it from others. */
  public static String shortened(String digest) {
    return digest.substring(0, Math.min(SHORT, digest.length()));
  }

  /** The digest of a text. */
  public static byte[] of(String text) {
    return digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
