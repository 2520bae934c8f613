package dev.fazhi.console.security;

import static dev.fazhi.console.security.LoginThrottle.Answer.GO_ON;
import static dev.fazhi.console.security.LoginThrottle.Answer.NEWLY_REFUSED;
import static dev.fazhi.console.security.LoginThrottle.Answer.REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How guessing is held back, and who is not. */
class LoginThrottleTest {

  private static final String HERE = "1.1.1.1";

  private final Instant[] now = {Instant.parse("2022-12-12T00:00:00Z")};
  private final LoginThrottle throttle = new LoginThrottle(clock(now));

  private int guesses(int many, String name, String address, Duration apart) {
    int allowed = 0;
    for (int i = 0; i < many; i++) {
      allowed += throttle.attempt(name, address) == GO_ON ? 1 : 0;
      now[0] = now[0].plus(apart);
    }
    return allowed;
  }

  @Test
  void aNameHasAFewTriesFromAnAddressAndIsToldOfOnce() {
    assertEquals(LoginThrottle.TRIES, guesses(LoginThrottle.TRIES, "a", HERE, Duration.ZERO));
    assertEquals(NEWLY_REFUSED, throttle.attempt("A ", HERE));
    assertEquals(REFUSED, throttle.attempt("a", HERE));
    assertEquals(GO_ON, throttle.attempt("a", "2.2.2.2"), "another address is not shut out");
  }

  @Test
  void whoeverGuessesForADayGetsFewTries() {
    int allowed = guesses(24 * 60 * 60, "a", HERE, Duration.ofSeconds(1));

    assertTrue(allowed <= 24 * 20 + LoginThrottle.TRIES, allowed + " tries a day");
  }

  @Test
  void oneWrongPasswordEachQuarterOfAnHourShutsNobodyOut() {
    assertEquals(200, guesses(200, "a", HERE, Duration.ofMinutes(15)));
  }

  @Test
  void whoSharesAnAddressWithOneWhoGuessesStillGetsIn() {
    for (int i = 0; i < 1000; i++) {
      throttle.attempt("name" + i % 50, HERE);
    }
    assertEquals(GO_ON, throttle.attempt("cao", HERE));
  }

  @Test
  void aNameIsHeldBackFromManyAddressesTogetherButNotWhereItSignedInBefore() {
    throttle.attempt("cao", HERE);
    throttle.succeeded("cao", HERE);
    int allowed = 0;
    for (int i = 0; i < 1000; i++) {
      allowed += throttle.attempt("cao", "9.9." + i / 250 + "." + i % 250) == GO_ON ? 1 : 0;
    }

    assertTrue(allowed <= LoginThrottle.TRIES_EVERYWHERE, allowed + " tries");
    assertEquals(GO_ON, throttle.attempt("cao", HERE));
  }

  @Test
  void aRightPasswordGivesAllTriesBack() {
    guesses(LoginThrottle.TRIES, "a", HERE, Duration.ZERO);
    throttle.succeeded("a", HERE);

    assertEquals(LoginThrottle.TRIES, guesses(LoginThrottle.TRIES, "a", HERE, Duration.ZERO));
  }

  private static Clock clock(Instant[] now) {
    InstantSource source = () -> now[0];
    return source.withZone(ZoneOffset.UTC);
  }
}
