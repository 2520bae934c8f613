package dev.fazhi.console;

import static dev.fazhi.console.RawRequests.FORM;
import static dev.fazhi.console.RawRequests.post;
import static dev.fazhi.console.RawRequests.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.console.security.LimitedProtocol;
import dev.fazhi.store.user.Role;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections of those who mean harm: slow, many, without end or of doubtful length. */
class ConnectionAttackTest extends SiteTest {

  private final RawRequests requests = new RawRequests(site);

  @AfterEach
  void hangUp() throws IOException {
    requests.close();
  }

  @Test
  void beforeSignInABodyIsAShortFormOfAKnownLength() throws Exception {
    assertEquals(413, status(requests.send(post("/login", FORM + "Content-Length: 5000\r\n"))));
    assertEquals(
        411, status(requests.send(post("/login", FORM + "Transfer-Encoding: chunked\r\n"))));
    assertEquals(
        415,
        status(requests.send(post("/login", "Content-Type: text/xml\r\nContent-Length: 9\r\n"))));
    assertEquals(
        302,
        status(
            requests.send(
                "PUT /login HTTP/1.1\r\nHost: x\r\n" + FORM + "Content-Length: 99999999\r\n\r\n")));
  }

  @Test
  void hundredBodiesThatTrickleInDoNotStopTheConsole() throws Exception {
    boolean before = false;
    // a machine that is busy with something else may cut them off before it answers
    for (int round = 0; round < 5 && !before; round++) {
      before = answersBeforeTheyAreCutOff("kuai" + round);
    }
    assertTrue(before, "signed in and answered meanwhile");
  }

  private boolean answersBeforeTheyAreCutOff(String user) throws Exception {
    site.add(user, Role.ANALYST);
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      slow.add(requests.send(post("/login", FORM + "Content-Length: 1000\r\n") + "a"));
    }
    assertEquals(200, site.signedIn(user).get("/").statusCode());
    boolean before = false;
    for (Socket socket : slow) {
      before |= socket.getInputStream().available() == 0;
    }
    for (Socket socket : slow) {
      int status = status(socket);
      assertTrue(status == 408 || status == 400, "cut off: " + status);
    }
    return before;
  }

  @Test
  void requestsThatAreNeverFinishedDoNotStopTheSignsOfHealth() throws Exception {
    for (int i = 0; i < 12; i++) {
      requests.send(site.running.management().port(), "GET /health HTTP/1.1\r\nHost: x\r\n");
      requests.send("GET / HTTP/1.1\r\nHost: x\r\n");
    }

    assertEquals(200, site.management("GET", "/health").statusCode());
    assertEquals(200, site.signedIn("fen").get("/runs").statusCode());
  }

  @Test
  @Tag("long")
  void aHeadThatTricklesInIsCutOff() throws Exception {
    Socket socket = requests.send("GET / HTTP/1.1\r\nHost: x\r\nX-A: ");
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
      many.add(requests.send("GET /login HTTP/1.1\r\nHost: x\r\n"));
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
        requests.send(
            post("/login", FORM + lengths)
                + "0\r\n\r\nGET /assets/console.css HTTP/1.1\r\nHost: x\r\n\r\n");

    String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(1, answers.split("HTTP/1\\.1 ", -1).length - 1, answers);
    assertTrue(answers.matches("(?s)HTTP/1\\.1 (400|411|501) .*"), answers);
  }
}
