package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.console.security.LoginThrottle;
import dev.fazhi.console.security.Proxies;
import dev.fazhi.job.Service;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.model.Problem;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console behind TLS, its own or a proxy's, and without. */
class TlsTest {

  private static final String PASSWORD = "changeit-2022";
  private static final String HSTS = "Strict-Transport-Security";

  @TempDir private Path folder = Path.of(".");

  private static Path certificate(Path folder) throws Exception {
    Path store = folder.resolve("console.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "console",
                    "-keyalg",
                    "EC",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD,
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=ip:127.0.0.1"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertEquals(0, keytool.waitFor(), () -> "keytool");
    return store;
  }

  private static HttpClient trusting(Path store) throws Exception {
    return HttpClient.newBuilder().sslContext(context(store)).build();
  }

  private static SSLContext context(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("console", keys.getCertificate("console"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
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
    Path store = certificate(folder);
    Service.Plan plan =
        new Service.Plan(
            Site.folders(folder), "127.0.0.1", 0, 0, List.of(), store, PASSWORD, false);
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
      assertTrue(answer.headers().firstValue("Set-Cookie").orElse("").contains("; Secure"));
      SSLContext context = context(store);
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
  void ofANamedProxyTheLastAddressItAddedIsBelievedAndBothAreKept() throws Exception {
    try (ConsoleService.Running running = behind("127.0.0.1")) {
      HttpResponse<String> answer = forwarded(running, "6.6.6.6, 127.0.0.1, 203.0.113.7");

      assertTrue(answer.headers().firstValue(HSTS).isPresent());
      assertTrue(answer.headers().firstValue("Set-Cookie").orElse("").contains("; Secure"));
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
            Site.folders(folder), "127.0.0.1", 0, 0, List.of(proxy), null, null, false),
        Clock.systemUTC());
  }

  private static HttpRequest.Builder request(ConsoleService.Running running, String from) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.web().port() + "/login"))
        .header("X-Forwarded-Proto", "https")
        .header("X-Forwarded-For", from);
  }

  private static HttpResponse<String> forwarded(ConsoleService.Running running, String from)
      throws Exception {
    return HttpClient.newHttpClient().send(request(running, from).build(), BodyHandlers.ofString());
  }

  /** Guesses until that is noted. */
  private static void guess(ConsoleService.Running running, String from) throws Exception {
    HttpResponse<String> page = forwarded(running, from);
    String cookie = page.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
    assertTrue(token.find(), page.body());
    for (int i = 0; i <= LoginThrottle.TRIES; i++) {
      HttpClient.newHttpClient()
          .send(
              request(running, from)
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
        new Service.Plan(Site.folders(folder), "0.0.0.0", 0, 0, List.of(), null, null, false);

    assertEquals(ExitCode.USAGE, new ConsoleService().serve(plan, new PrintWriter(said, true)));
    assertTrue(said.toString().contains("FZ-426"), said.toString());
    assertTrue(said.toString().contains("--behind-proxy"), said.toString());
  }
}
