package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.console.security.LoginThrottle;
import dev.fazhi.store.user.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who signs in, and how long the session lasts. */
class SignInTest extends SiteTest {

  @Test
  void signingOutNeedsTheTokenToo() throws Exception {
    assertEquals(403, site.signedIn("cao").post("/logout", "", Map.of()).statusCode());
  }

  @Test
  void theSessionsCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
    String cookie =
        site.anonymous().signIn("fen", Site.PASSWORD).headers().allValues("Set-Cookie").stream()
            .filter(made -> made.startsWith("fazhi="))
            .findFirst()
            .orElse("");

    assertTrue(cookie.contains("HttpOnly"), cookie);
    assertTrue(cookie.contains("SameSite=Strict"), cookie);
  }

  @Test
  void aWrongPasswordSaysNothingOfWhetherTheUserExists() throws Exception {
    HttpResponse<String> known = site.anonymous().signIn("fen", "wrong");
    HttpResponse<String> unknown = site.anonymous().signIn("nobody", "wrong");

    assertEquals(302, known.statusCode());
    assertEquals(known.headers().firstValue("Location"), unknown.headers().firstValue("Location"));
  }

  @Test
  void guessingIsHeldBackEvenWithTheRightPassword() throws Exception {
    site.add("ti", Role.ANALYST);
    for (int i = 0; i < LoginThrottle.TRIES; i++) {
      site.anonymous().signIn("ti", "wrong" + i);
    }

    String location =
        site.anonymous().signIn("TI", Site.PASSWORD).headers().firstValue("Location").orElse("");

    assertTrue(location.endsWith("/login?wait"), location);
  }

  @Test
  void aSessionEndsWithItsUser() throws Exception {
    site.add("qu", Role.OPERATOR);
    Site.Browser browser = site.signedIn("qu");
    assertEquals(200, browser.get("/").statusCode());

    site.users().remove("qu");

    assertEquals(302, browser.get("/").statusCode());
  }

  @Test
  void aSessionEndsWithItsPassword() throws Exception {
    site.add("huan", Role.ANALYST);
    Site.Browser browser = site.signedIn("huan");

    site.users().changePassword("huan", "另一个-口令-2023");

    assertEquals(302, browser.get("/").statusCode());
  }
}
