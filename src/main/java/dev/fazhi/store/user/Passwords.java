package dev.fazhi.store.user;

import dev.fazhi.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
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

  /** What the letters of passwords in every list of guesses are, and of those made for this use. */
  private static final Pattern COMMON =
      Pattern.compile(
          "(?:pass(?:w(?:or)?d)?|qwert(?:y(?:uiop)?)?|qaz|wsx|edc|asdf(?:ghjkl)?|zxcv(?:bnm)?|admin"
              + "(?:istrator)?|root|user|test|welcome|iloveyou|woaini|letmein|login|changeme|abc"
              + "(?:def(?:g)?|d)?|fazhi|zhengfu|sifa(?:ju)?|法治|法制|司法局?|政府|办公室|密码|口令|管理员)+");

  private static final Pattern COMMON_DIGITS =
      Pattern.compile("0?123456789\\d*|9?87654321\\d*|(\\d{1,6})\\1+");

  private Passwords() {}

  /** The encoder that hashes and verifies passwords. */
  public static PasswordEncoder encoder() {
    return new BCryptPasswordEncoder(STRENGTH);
  }

  /**
   * Hashes a password.
   *
   * @throws Problem when it is too short, too long, too uniform, holds the user's name or is a
   *     common one
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
    if (isCommon(password.toLowerCase(Locale.ROOT))) {
      throw new Problem(UNFIT, "口令太容易猜：不要只用常见的词、单位的称呼和连续或重复的数字拼成。请换一个。");
    }
    return String.valueOf(encoder().encode(password));
  }

  private static boolean isCommon(String password) {
    String letters = letters(password);
    if (letters.isEmpty()) {
      return COMMON_DIGITS.matcher(password.replaceAll("\\D", "")).matches();
    }
    String respelt = password.replace('@', 'a').replace('$', 's').replaceAll("0(?=\\p{L})", "o");
    return COMMON.matcher(letters).matches() || COMMON.matcher(letters(respelt)).matches();
  }

  private static String letters(String text) {
    return text.replaceAll("\\P{L}", "");
  }
}
