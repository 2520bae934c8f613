package dev.fazhi.store.user;

import dev.fazhi.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What a password must be, and how it is kept: never itself, only its bcrypt hash. */
public final class Passwords {

  private static final String UNFIT = "FZ-422";
  private static final int LEAST = 10;
  // the method ignores what lies beyond
  private static final int MOST_BYTES = 72;
  private static final int KINDS = 4;
  private static final int STRENGTH = 11;

  private Passwords() {}

  /** Makes hashes and holds passwords against them. */
  public static PasswordEncoder encoder() {
    return new BCryptPasswordEncoder(STRENGTH);
  }

  /**
   * The hash of a password.
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
