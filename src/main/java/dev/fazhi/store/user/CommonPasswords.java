package dev.fazhi.store.user;

import dev.fazhi.model.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The passwords that leaked from most accounts elsewhere, by the beginning of their digests. */
final class CommonPasswords {

  private static final int DIGITS = 8;
  private static final Set<String> DIGESTS = read();

  private CommonPasswords() {}

  private static Set<String> read() {
    try (BufferedReader list =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    CommonPasswords.class.getResourceAsStream("common-passwords.txt")),
                StandardCharsets.UTF_8))) {
      return list.lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of passwords in the list. */
  static int size() {
    return DIGESTS.size();
  }

  /** Whether a password is in the list, in whatever case. */
  static boolean has(String password) {
    byte[] digest = Sha256.of(password.toLowerCase(Locale.ROOT));
    return DIGESTS.contains(HexFormat.of().formatHex(digest).substring(0, DIGITS));
  }
}
