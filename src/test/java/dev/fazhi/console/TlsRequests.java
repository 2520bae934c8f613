package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.Certificates;
import dev.fazhi.console.security.LoginThrottle;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests to a console of its own over TLS, and what must hold of every answer. */
final class TlsRequests {

  static final String HSTS = "Strict-Transport-Security";

  private TlsRequests() {}

  static HttpClient trusting(Path store) throws Exception {
    return HttpClient.newBuilder().sslContext(Certificates.tls(null, store)).build();
  }

  static HttpRequest.Builder login(ConsoleService.Running running) {
    return HttpRequest.newBuilder(
        URI.create("https://127.0.0.1:" + running.web().port() + "/login"));
  }

  /** Cookies that a browser takes from this host over TLS only, whatever others set. */
  static void assertAreOfThisHostAlone(HttpResponse<String> answer) {
    List<String> cookies = answer.headers().allValues("Set-Cookie");
    assertFalse(cookies.isEmpty());
    for (String cookie : cookies) {
      assertTrue(cookie.matches("__Host-.*; Path=/;.*") && !cookie.contains("Domain"), cookie);
      assertTrue(cookie.contains("; Secure") && cookie.contains("; HttpOnly"), cookie);
    }
  }

  static String subject(ConsoleService.Running running) {
    return running.context().workplace().audit().newest(1).get(0).subject();
  }

  /** Guesses until that is noted. */
  static void guess(HttpClient browser, Supplier<HttpRequest.Builder> login) throws Exception {
    HttpResponse<String> page = browser.send(login.get().build(), BodyHandlers.ofString());
    String cookie = page.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
    assertTrue(token.find(), page.body());
    for (int i = 0; i <= LoginThrottle.TRIES; i++) {
      browser.send(
          login
              .get()
              .header("Cookie", cookie)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "username=x&password=y&_csrf=" + token.group(1)))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
