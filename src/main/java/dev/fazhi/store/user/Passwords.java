package dev.fazhi.store.user;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.fazhi.model.Problem;
import dev.fazhi.model.Sha256;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Checks and hashes passwords. Each hash begins with the name of its algorithm in braces. */
public final class Passwords {

  private static final String UNFIT = "FZ-422";
  private static final int LEAST = 10;
  private static final int MOST = 128;
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

  private static final Zxcvbn GUESSES = new Zxcvbn();

  /** A power of ten: with fewer, a password falls to whoever tries without pause. */
  private static final double LEAST_GUESSES = 8;

  private Passwords() {}

  /**
   * The encoder that hashes passwords by the present algorithm and verifies them by that of their
   * hash, so that the algorithm can be changed without anybody's password.
   */
  public static PasswordEncoder encoder() {
    return encoder(STRENGTH);
  }

  /** That which hashes by so many rounds, as a power of two; hashes of other numbers stay valid. */
  static PasswordEncoder encoder(int strength) {
    PasswordEncoder bcrypt = new BCryptPasswordEncoder(strength);
    String present = "bcrypt-sha256";
    DelegatingPasswordEncoder all =
        new DelegatingPasswordEncoder(present, Map.of(present, new Digested(bcrypt)));
    // hashes of older versions, without a name
    all.setDefaultPasswordEncoderForMatches(bcrypt);
    return all;
  }

  /** Bcrypt ignores what follows the 72nd byte, so it is given a digest of the password. */
  private record Digested(PasswordEncoder bcrypt) implements PasswordEncoder {

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
      return password == null ? null : bcrypt.encode(digest(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      return password != null && bcrypt.matches(digest(password), hash);
    }

    private static String digest(CharSequence password) {
      // with a word of its own, lest digests that leaked elsewhere can be tried instead
      return Base64.getEncoder().encodeToString(Sha256.of("fazhi " + password));
    }
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
    if (password.codePointCount(0, password.length()) > MOST) {
      throw new Problem(UNFIT, "口令太长：最多 " + MOST + " 个字符。请换一个。");
    }
    if (password.codePoints().distinct().count() < KINDS
        || password.toLowerCase(Locale.ROOT).contains(user)) {
      throw new Problem(UNFIT, "口令太容易猜：不得含用户名，至少有 " + KINDS + " 种不同的字符。请换一个。");
    }
    if (isCommon(password.toLowerCase(Locale.ROOT))
        || CommonPasswords.has(password)
        || isGuessable(user, password)) {
      throw new Problem(UNFIT, "口令太容易猜：不要用常用的口令，也不要只用常见的词、姓名、日期、单位的称呼和连续或重复的数字拼成。请换一个。");
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

  private static boolean isGuessable(String user, String password) {
    return GUESSES.measure(password, List.of(user)).getGuessesLog10() < LEAST_GUESSES;
  }

  private static String letters(String text) {
    return text.replaceAll("\\P{L}", "");
  }
}
