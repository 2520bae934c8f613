package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fazhi.console.security.LimitedProtocol;
import dev.fazhi.console.security.Refusals;
import dev.fazhi.store.user.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The console and those who mean harm: strangers with guesses, bodies, connections. */
class AttackTest extends SiteTest {

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final int PATIENCE_MILLIS = 20_000;

  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private Socket send(int port, String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    sockets.add(socket);
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (SocketException refused) {
      // answered before all of it was sent
    }
    return socket;
  }

  private Socket send(String text) throws IOException {
    return send(site.running.web().port(), text);
  }

  /** The status of the answer, 0 when the connection was closed without one. */
  private static int status(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] start = in.readNBytes("HTTP/1.1 200".length());
    return start.length < 12
        ? 0
        : Integer.parseInt(new String(start, 9, 3, StandardCharsets.US_ASCII));
  }

  private static int statusOrCut(Socket socket) throws IOException {
    try {
      return status(socket);
    } catch (SocketException cut) {
      return 0;
    }
  }

  private static String post(String path, String headers) {
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
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
        send(
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
  void beforeSignInABodyIsAShortFormOfAKnownLength() throws Exception {
    assertEquals(413, status(send(post("/login", FORM + "Content-Length: 5000\r\n"))));
    assertEquals(411, status(send(post("/login", FORM + "Transfer-Encoding: chunked\r\n"))));
    assertEquals(
        415, status(send(post("/login", "Content-Type: text/xml\r\nContent-Length: 9\r\n"))));
    assertEquals(
        302,
        status(
            send(
                "PUT /login HTTP/1.1\r\nHost: x\r\n" + FORM + "Content-Length: 99999999\r\n\r\n")));
  }

  @Test
  void theAnalystSendsNoFilesToAnyAddress() throws Exception {
    Site.Browser analyst = site.signedIn("fen");
    List<Path> before = files();

    assertEquals(403, analyst.upload(analyst.token("/"), "a.csv", "x").statusCode());
    assertEquals(before, files());
  }

  @Test
  void hundredBodiesThatTrickleInDoNotStopTheConsole() throws Exception {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      slow.add(send(post("/login", FORM + "Content-Length: 1000\r\n") + "a"));
    }
    site.add("kuai", Role.ANALYST);
    Instant begun = Instant.now();

    assertEquals(200, site.signedIn("kuai").get("/").statusCode());

    Duration took = Duration.between(begun, Instant.now());
    assertTrue(took.toSeconds() < 5, "signed in and answered after " + took);
    for (Socket socket : slow) {
      int status = status(socket);
      assertTrue(status == 408 || status == 400, "cut off: " + status);
    }
  }

  @Test
  void requestsThatAreNeverFinishedDoNotStopTheSignsOfHealth() throws Exception {
    for (int i = 0; i < 12; i++) {
      send(site.running.management().port(), "GET /health HTTP/1.1\r\nHost: x\r\n");
      send("GET / HTTP/1.1\r\nHost: x\r\n");
    }

    assertEquals(200, site.management("GET", "/health").statusCode());
    assertEquals(200, site.signedIn("fen").get("/runs").statusCode());
  }

  @Test
  @Tag("long")
  void aHeadThatTricklesInIsCutOff() throws Exception {
    Socket socket = send("GET / HTTP/1.1\r\nHost: x\r\nX-A: ");
    Instant begun = Instant.now();
    boolean open = true;
    while (open && Duration.between(begun, Instant.now()).toSeconds() < 30) {
      Thread.sleep(1000);
      try {
        socket.getOutputStream().write('a');
        open = socket.getInputStream().available() == 0;
      } catch (IOException cut) {
        open = false;
      }
    }
    assertFalse(open, "it was cut off");
  }

  @Test
  void oneAddressDoesNotTakeAllConnections() throws Exception {
    List<Socket> many = new ArrayList<>();
    for (int i = 0; i < LimitedProtocol.MAX_PER_ADDRESS + 20; i++) {
      many.add(send("GET /login HTTP/1.1\r\nHost: x\r\n"));
    }
    int refused = 0;
    for (Socket socket : many.subList(LimitedProtocol.MAX_PER_ADDRESS, many.size())) {
      try {
        refused += status(socket) == 0 ? 1 : 0;
      } catch (IOException reset) {
        refused++;
      }
    }
    assertEquals(20, refused);
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

  /** What a proxy and the console might divide differently is refused, or ends the connection. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 5\r\n",
        "Content-Length: +5\r\n",
        "Content-Length : 5\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding:\u000bchunked\r\n",
        "Content-Length: 5\r\n folded: x\r\n"
      })
  void aRequestOfDoubtfulLengthHidesNoOther(String lengths) throws Exception {
    Socket socket =
        send(
            post("/login", FORM + lengths)
                + "0\r\n\r\nGET /assets/console.css HTTP/1.1\r\nHost: x\r\n\r\n");

    String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(1, answers.split("HTTP/1\\.1 ", -1).length - 1, answers);
    assertTrue(answers.matches("(?s)HTTP/1\\.1 (400|411|501) .*"), answers);
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
        status(send(own.running.web().port(), post("/login", FORM + "Content-Length: 5000\r\n")));
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
