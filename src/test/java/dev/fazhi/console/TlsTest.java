package dev.fazhi.console;

import static dev.fazhi.console.TlsRequests.HSTS;
import static dev.fazhi.console.TlsRequests.assertAreOfThisHostAlone;
import static dev.fazhi.console.TlsRequests.guess;
import static dev.fazhi.console.TlsRequests.login;
import static dev.fazhi.console.TlsRequests.subject;
import static dev.fazhi.console.TlsRequests.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.Certificates;
import dev.fazhi.job.Service;
import dev.fazhi.job.context.ExitCode;
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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console behind TLS of its own, and without. */
class TlsTest {

  @TempDir private Path folder = Path.of(".");

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
  void openToTheNetworkWithoutTlsItDoesNotStart() throws Exception {
    StringWriter said = new StringWriter();
    Service.Plan plan =
        new Service.Plan(Site.folders(folder), "0.0.0.0", 0, 0, List.of(), null, null, null, false);

    assertEquals(ExitCode.USAGE, new ConsoleService().serve(plan, new PrintWriter(said, true)));
    assertTrue(said.toString().contains("FZ-426"), said.toString());
    assertTrue(said.toString().contains("--behind-proxy"), said.toString());
  }
}
