package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.Certificates;
import dev.fazhi.console.security.LoginThrottle;
import dev.fazhi.console.security.Proxies;
import dev.fazhi.job.Service;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console behind TLS, its own or a proxy's, and without. */
class TlsTest {

  private static final String HSTS = "Strict-Transport-Security";

  @TempDir private Path folder = Path.of(".");

  private static HttpClient trusting(Path store) throws Exception {
    return HttpClient.newBuilder().sslContext(Certificates.tls(null, store)).build();
  }

  /** Shakes hands by the older version of TLS with these suites alone. */
  private static void shakeHands(SSLContext context, int port, String... suites) throws Exception {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(suites);
      socket.startHandshake();
    }
  }

  @Test
  void withACertificateItSpeaksTlsAndTellsBrowsersToStayWithIt() throws Exception {
    Path store = Certificates.create(folder, "console");
    Service.Plan plan =
        new Service.Plan(
            Site.folders(folder),
            "127.0.0.1",
            0,
            0,
            List.of(),
            store,
            Certificates.PASSWORD,
            null,
            false);
    try (ConsoleService.Running running = new ConsoleService.Running(plan, Clock.systemUTC())) {
      HttpResponse<String> answer =
          trusting(store)
              .send(
                  HttpRequest.newBuilder(
                          URI.create("https://127.0.0.1:" + running.web().port() + "/login"))
                      .build(),
                  BodyHandlers.ofString());

      assertEquals(200, answer.statusCode());
      assertTrue(answer.headers().firstValue(HSTS).orElse("").contains("max-age=31536000"));
      assertAreOfThisHostAlone(answer);
      SSLContext context = Certificates.tls(null, store);
      int port = running.web().port();
      shakeHands(
          context,
          port,
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
      assertThrows(
          SSLException.class,
          () ->
              shakeHands(
                  context,
                  port,
                  "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
                  "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
                  "TLS_RSA_WITH_AES_128_GCM_SHA256"));
    }
  }

  @Test
  void whereBrowsersNeedACertificateThePasswordAloneDoesNotDo() throws Exception {
    Path store = Certificates.create(folder, "console");
    Path card = Certificates.create(folder, "zhang");
    Path stranger = Certificates.create(folder, "stranger");
    Service.Plan plan =
        new Service.Plan(
            Site.folders(folder),
            "127.0.0.1",
            0,
            0,
            List.of(),
            store,
            Certificates.PASSWORD,
            Certificates.pem(folder, "zhang"),
            false);
    try (ConsoleService.Running running = new ConsoleService.Running(plan, Clock.systemUTC())) {
      for (Path shown : new Path[] {null, stranger}) {
        HttpClient browser =
            HttpClient.newBuilder().sslContext(Certificates.tls(shown, store)).build();
        assertThrows(
            IOException.class, () -> browser.send(login(running).build(), BodyHandlers.ofString()));
      }
      HttpClient browser =
          HttpClient.newBuilder().sslContext(Certificates.tls(card, store)).build();
      assertEquals(200, browser.send(login(running).build(), BodyHandlers.ofString()).statusCode());

      guess(browser, () -> login(running));
      assertEquals("127.0.0.1，证书 CN=zhang", subject(running));
    }
  }

  @Test
  void aProxyMayReachItByTlsToo() throws Exception {
    Path store = Certificates.create(folder, "console");
    Service.Plan plan =
        new Service.Plan(
            Site.folders(folder),
            "127.0.0.1",
            0,
            0,
            List.of("127.0.0.1"),
            store,
            Certificates.PASSWORD,
            null,
            false);
    try (ConsoleService.Running running = new ConsoleService.Running(plan, Clock.systemUTC())) {
      guess(
          trusting(store),
          () ->
              login(running)
                  .header("X-Forwarded-Proto", "https")
                  .header("X-Forwarded-For", "203.0.113.7"));

      assertEquals("203.0.113.7（经代理 127.0.0.1）", subject(running));
    }
  }

  private static HttpRequest.Builder login(ConsoleService.Running running) {
    return HttpRequest.newBuilder(
        URI.create("https://127.0.0.1:" + running.web().port() + "/login"));
  }

  @Test
  void anAuthorityForBrowsersNeedsTlsOfItsOwn() throws Exception {
    StringWriter said = new StringWriter();
    Certificates.create(folder, "zhang");
    Service.Plan plan =
        new Service.Plan(
            Site.folders(folder),
            "127.0.0.1",
            0,
            0,
            List.of(),
            null,
            null,
            Certificates.pem(folder, "zhang"),
            false);

    assertEquals(ExitCode.USAGE, new ConsoleService().serve(plan, new PrintWriter(said, true)));
    assertTrue(said.toString().contains("--client-ca"), said.toString());
  }

  @Test
  void ofANamedProxyTheLastAddressItAddedIsBelievedAndBothAreKept() throws Exception {
    try (ConsoleService.Running running = behind("127.0.0.1")) {
      HttpResponse<String> answer = forwarded(running, "6.6.6.6, 127.0.0.1, 203.0.113.7");

      assertTrue(answer.headers().firstValue(HSTS).isPresent());
      assertAreOfThisHostAlone(answer);
      assertAreOfThisHostAlone(
          HttpClient.newHttpClient()
              .send(request(running, "/figures", "203.0.113.7").build(), BodyHandlers.ofString()));
      guess(running, "6.6.6.6, 127.0.0.1, 203.0.113.7");
      assertEquals("203.0.113.7（经代理 127.0.0.1）", subject(running));
    }
  }

  @Test
  void ofWhoIsNotNamedNothingIsBelieved() throws Exception {
    try (ConsoleService.Running running = behind("10.9.9.9")) {
      HttpResponse<String> answer = forwarded(running, "203.0.113.7");

      assertTrue(answer.headers().firstValue(HSTS).isEmpty());
      guess(running, "203.0.113.7");
      assertEquals("127.0.0.1", subject(running));
    }
  }

  @Test
  void aProxyIsNamedByItsAddress() {
    for (String wrong : List.of("proxy.example", "10.0.0.0/8", "", "10.0.0.5.6")) {
      Problem problem = assertThrows(Problem.class, () -> new Proxies(List.of(wrong)), wrong);
      assertEquals("FZ-426", problem.code());
    }
  }

  private ConsoleService.Running behind(String proxy) throws Exception {
    return new ConsoleService.Running(
        new Service.Plan(
            Site.folders(folder), "127.0.0.1", 0, 0, List.of(proxy), null, null, null, false),
        Clock.systemUTC());
  }

  /** Cookies that a browser takes from this host over TLS only, whatever others set. */
  private static void assertAreOfThisHostAlone(HttpResponse<String> answer) {
    List<String> cookies = answer.headers().allValues("Set-Cookie");
    assertFalse(cookies.isEmpty());
    for (String cookie : cookies) {
      assertTrue(cookie.matches("__Host-.*; Path=/;.*") && !cookie.contains("Domain"), cookie);
      assertTrue(cookie.contains("; Secure") && cookie.contains("; HttpOnly"), cookie);
    }
  }

  private static HttpRequest.Builder request(ConsoleService.Running running, String from) {
    return request(running, "/login", from);
  }

  private static HttpRequest.Builder request(
      ConsoleService.Running running, String path, String from) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.web().port() + path))
        .header("X-Forwarded-Proto", "https")
        .header("X-Forwarded-For", from);
  }

  private static HttpResponse<String> forwarded(ConsoleService.Running running, String from)
      throws Exception {
    return HttpClient.newHttpClient().send(request(running, from).build(), BodyHandlers.ofString());
  }

  private static void guess(ConsoleService.Running running, String from) throws Exception {
    guess(HttpClient.newHttpClient(), () -> request(running, from));
  }

  /** Guesses until that is noted. */
  private static void guess(HttpClient browser, Supplier<HttpRequest.Builder> login)
      throws Exception {
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

  private static String subject(ConsoleService.Running running) {
    return running.context().workplace().audit().newest(1).get(0).subject();
  }

  @Test
  void openToTheNetworkWithoutTlsItDoesNotStart() throws Exception {
    StringWriter said = new StringWriter();
    Service.Plan plan =
        new Service.Plan(Site.folders(folder), "0.0.0.0", 0, 0, List.of(), null, null, null, false);

    assertEquals(ExitCode.USAGE, new ConsoleService().serve(plan, new PrintWriter(said, true)));
    assertTrue(said.toString().contains("FZ-426"), said.toString());
    assertTrue(said.toString().contains("--behind-proxy"), said.toString());
  }
}
