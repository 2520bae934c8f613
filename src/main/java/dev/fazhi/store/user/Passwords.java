package dev.fazhi.store.user;

import dev.fazhi.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Checks and hashes passwords (bcrypt). */
public final class Passwords {

  private static final String UNFIT = "FZ-422";
  private static final int LEAST = 10;
  // bcrypt ignores further bytes
  private static final int MOST_BYTES = 72;
  private static final int KINDS = 4;
  private static final int STRENGTH = 11;

  private Passwords() {}

  /** The encoder that hashes and verifies passwords. */
  public static PasswordEncoder encoder() {
    return new BCryptPasswordEncoder(STRENGTH);
  }

  /**
   * Hashes a password.
   *
   * @throws Problem when it is too short, too long, too uniform or holds the user's name
   */
  public static String hash(String user, String password) {
    if (password.codePointCount(0, password.length()) < LEAST) {
      throw new Problem(UNFIT, "口令太短：至少 " + LEAST + " 个字符。请换一个。");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new Problem(UNFIT, "口令太长：最多 " + MOST_BYTES + " 字节（约 24 个汉字）。请换一个。");
    }
    if (password.codePoints().distinct().count() < KINDS
        || password.toLowerCase(Locale.ROOT).contains(user)) {
      throw new Problem(UNFIT, "口令太容易猜：不得含用户名，至少有 " + KINDS + " 种不同的字符。请换一个。");
    }
    return String.valueOf(encoder().encode(password));
  }
}
