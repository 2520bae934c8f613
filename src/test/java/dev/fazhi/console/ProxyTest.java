package dev.fazhi.console;

import static dev.fazhi.console.TlsRequests.HSTS;
import static dev.fazhi.console.TlsRequests.assertAreOfThisHostAlone;
import static dev.fazhi.console.TlsRequests.login;
import static dev.fazhi.console.TlsRequests.subject;
import static dev.fazhi.console.TlsRequests.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.Certificates;
import dev.fazhi.console.security.Proxies;
import dev.fazhi.job.Service;
import dev.fazhi.model.Problem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console behind a proxy: who is believed, and whose address is kept. */
class ProxyTest {

  @TempDir private Path folder = Path.of(".");

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
      TlsRequests.guess(
          trusting(store),
          () ->
              login(running)
                  .header("X-Forwarded-Proto", "https")
                  .header("X-Forwarded-For", "203.0.113.7"));

      assertEquals("203.0.113.7（经代理 127.0.0.1）", subject(running));
    }
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
    TlsRequests.guess(HttpClient.newHttpClient(), () -> request(running, from));
  }
}
