package dev.fazhi.store.user;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Which passwords are taken, and how they are hashed. */
class PasswordsTest {

  private static final String PASSWORD = "一匹正确的马 2022";

  @ParameterizedTest
  @ValueSource(strings = {"", "短", "aaaaaaaaaaaaaaaa", "my-wang-password"})
  void anUnfitPasswordIsRefused(String password) {
    assertThrows(Problem.class, () -> Passwords.hash("wang", password));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P@ssw0rd123456",
        "Password@2024!",
        "admin-123456",
        "qwertyuiop1",
        "woaini1314520",
        "abcdefg123456",
        "法治政府办公室2024!",
        "FazhiFazhi2024",
        "12345678901",
        "201220122012",
        "Zhengfu@2024",
        "wangwei1986",
        "1qaz2wsx3edc",
        "司法局司法局2024"
      })
  void aPasswordThatIsInEveryListOfGuessesIsRefused(String password) {
    assertThrows(Problem.class, () -> Passwords.hash("wang", password));
  }

  /** ASVS asks for 3,000 that are long enough. */
  @Test
  void theThousandsUsedMostElsewhereAreRefusedInWhateverCase() {
    assertTrue(CommonPasswords.size() >= 9000);
    for (String leaked :
        List.of("cristianoronaldo", "Telechargement", "YUANTUO2012", "g1391605" + "5158")) {
      assertTrue(CommonPasswords.has(leaked), leaked);
      assertThrows(Problem.class, () -> Passwords.hash("wang", leaked));
    }
    assertFalse(CommonPasswords.has(PASSWORD));
  }

  @Test
  void whatALibraryOfGuessesHasIsRefusedToTheLast() throws IOException {
    List<String> guesses;
    try (InputStream list =
        Zxcvbn.class.getResourceAsStream("matchers/dictionaries/passwords.txt")) {
      guesses =
          new String(list.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(word -> word.length() >= 10)
              .toList();
    }
    assertTrue(guesses.size() > 1000);
    for (String guess : guesses) {
      assertThrows(Problem.class, () -> Passwords.hash("wang", guess), guess);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"政府采购了七匹马", "correct horse battery", "fazhi-骆驼-桥-07"})
  void aLongOneOfOtherWordsIsTaken(String password) {
    String fit = password + "…三头牛";
    assertTrue(Passwords.encoder().matches(fit, Passwords.hash("wang", fit)));
  }

  @Test
  void digitsThatFollowNoRuleAreTaken() {
    assertTrue(Passwords.encoder().matches("9384756102", Passwords.hash("wang", "9384756102")));
  }

  @Test
  void aLongPasswordCountsToItsLastCharacterOrIsRefused() {
    String longest = "七匹马过桥".repeat(25) + "三头牛";
    String hash = Passwords.hash("wang", longest);

    assertTrue(Passwords.encoder().matches(longest, hash));
    assertFalse(Passwords.encoder().matches(longest.replaceFirst("牛$", "羊"), hash));
    assertThrows(Problem.class, () -> Passwords.hash("wang", longest + "羊"));
  }

  @Test
  void aHashNamesItsAlgorithmAndThoseOfOlderVersionsStayValid() {
    assertTrue(Passwords.hash("wang", PASSWORD).startsWith("{bcrypt-sha256}$2a$11$"));
    String older = new BCryptPasswordEncoder(4).encode(PASSWORD);

    assertTrue(Passwords.encoder().matches(PASSWORD, older));
    assertFalse(Passwords.encoder().matches("另一匹正确的马 2023", older));
    assertFalse(Passwords.encoder().matches(PASSWORD, "{another}" + older));
  }
}
