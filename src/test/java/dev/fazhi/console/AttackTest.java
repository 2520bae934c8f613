package dev.fazhi.console;

import static dev.fazhi.console.RawRequests.FORM;
import static dev.fazhi.console.RawRequests.post;
import static dev.fazhi.console.RawRequests.status;
import static dev.fazhi.console.RawRequests.statusOrCut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fazhi.console.security.Refusals;
import dev.fazhi.store.user.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The console and those who mean harm: strangers with guesses, files and cookies. */
class AttackTest extends SiteTest {

  private final RawRequests requests = new RawRequests(site);

  @AfterEach
  void hangUp() throws IOException {
    requests.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/%6cogin", "/logi%6E", "/login?x=1"})
  void guessingIsHeldBackByWhateverSpellingOfTheAddress(String path) throws Exception {
    String name = "lin" + Integer.toHexString(path.hashCode());
    site.add(name, Role.ANALYST);
    Site.Browser browser = site.anonymous();
    String token = browser.token("/login");
    for (int i = 0; i < 40; i++) {
      browser.post(path, token, Map.of("username", name, "password", "guess" + i));
    }

    String answer = browser.signIn(name, Site.PASSWORD).headers().firstValue("Location").orElse("");

    assertTrue(answer.endsWith("/login?wait"), answer);
    assertEquals(302, browser.get("/figures").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/upload", "/%75pload", "/login", "/runs/start", "/", "/no-such"})
  void nothingThatAStrangerSendsReachesTheDisk(String path) throws Exception {
    List<Path> before = files();
    String part = "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\n";
    Socket socket =
        requests.send(
            post(
                    path,
                    "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 99999999\r\n")
                + part
                + "y".repeat(200_000));

    int status = statusOrCut(socket);

    assertTrue(status == 0 || status == 302 || status == 413 || status == 415, path + " " + status);
    assertEquals(before, files());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(site.folders.data())) {
      return all.filter(Files::isRegularFile)
          .filter(path -> !path.toString().contains("logs"))
          .sorted()
          .toList();
    }
  }

  @Test
  void theAnalystSendsNoFilesToAnyAddress() throws Exception {
    Site.Browser analyst = site.signedIn("fen");
    List<Path> before = files();

    assertEquals(403, analyst.upload(analyst.token("/"), "a.csv", "x").statusCode());
    assertEquals(before, files());
  }

  @Test
  void aStrangerGetsNoSession() throws Exception {
    for (String path : List.of("/", "/login", "/figures?asOf=2022-12-12", "/error")) {
      HttpResponse<String> answer = site.anonymous().get(path);
      for (String cookie : answer.headers().allValues("Set-Cookie")) {
        assertFalse(cookie.startsWith("fazhi="), path + " " + cookie);
        assertTrue(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), path + " " + cookie);
      }
    }
  }

  @Test
  void afterSigningInOneIsWhereOneWanted() throws Exception {
    Site.Browser browser = site.anonymous();
    browser.get("/figures?asOf=2022-12-12");

    assertEquals(
        "/figures?asOf=2022-12-12",
        browser.signIn("fen", Site.PASSWORD).headers().firstValue("Location").orElse(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/x",
        "http://evil.example//y",
        "/\\evil.example",
        "/x\r\nSet-Cookie: a=b"
      })
  void aCookieLeadsNowhereElse(String address) throws Exception {
    String cookie =
        Base64.getUrlEncoder().encodeToString(address.getBytes(StandardCharsets.US_ASCII));
    Site.Browser browser = site.anonymous();
    browser.setCookie("fazhi-wanted", cookie);

    String location =
        browser.signIn("fen", Site.PASSWORD).headers().firstValue("Location").orElse("");

    assertEquals("/", location);
  }

  @Test
  void whatIsRefusedIsLoggedButNobodyFillsTheLog(@TempDir Path other) throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger refusals = (Logger) LoggerFactory.getLogger(Refusals.class);
    refusals.setLevel(Level.WARN);
    // of its own, so that nothing was counted there before
    try (Site own = new Site(other)) {
      refusals.addAppender(log);
      for (int i = 0; i < 60; i++) {
        status(
            requests.send(
                own.running.web().port(), post("/login", FORM + "Content-Length: 5000\r\n")));
      }
      own.anonymous().get("/runs;x=1");
      own.signedIn("fen").get("/audit");
      own.signedIn("cao").post("/runs/start", "made-up", Map.of());
    } finally {
      refusals.detachAppender(log);
      refusals.setLevel(null);
    }

    String all =
        String.join("\n", log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    assertTrue(all.contains("BODY from 127.0.0.1: Content Too Large, POST /login"), all);
    assertTrue(all.contains("REQUEST from 127.0.0.1: GET /runs;x=1"), all);
    assertTrue(all.contains("RIGHT from 127.0.0.1: fen, GET /audit"), all);
    assertTrue(all.contains("RIGHT from 127.0.0.1: cao, POST /runs/start"), all);
    assertTrue(all.lines().filter(line -> line.contains(" BODY ")).count() < 20, all);
  }
}
