package dev.fazhi.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Problem;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What goes over a network to a database is encrypted. */
class NetworkTest {

  /** The code of a request for encryption, and of the greeting that names user and database. */
  private static final int ENCRYPTION = 80_877_103;

  private static final int GREETING = 196_608;

  /** A server without TLS, which notes the codes that it is sent. */
  private static final class Plain implements AutoCloseable {
    private final ServerSocket socket;
    private final List<Integer> codes = new CopyOnWriteArrayList<>();

    Plain(InetAddress address) throws IOException {
      socket = new ServerSocket(0, 50, address);
      Thread server = new Thread(this::serve);
      server.setDaemon(true);
      server.start();
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (Socket client = socket.accept()) {
          DataInputStream in = new DataInputStream(client.getInputStream());
          while (true) {
            in.readInt();
            codes.add(in.readInt());
            client.getOutputStream().write('N');
          }
        } catch (IOException ended) {
          // the next one
        }
      }
    }

    String url() {
      return "jdbc:postgresql://%s:%s/x?user=x"
          .formatted(socket.getInetAddress().getHostAddress(), socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static InetAddress ofTheNetwork() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .findFirst()
        .orElseGet(() -> Assumptions.abort("no network here"));
  }

  @Test
  void aServerOfAnotherMachineWithoutTlsIsToldNothing() throws IOException {
    try (Plain server = new Plain(ofTheNetwork())) {
      Problem problem =
          assertThrows(
              Problem.class, () -> Database.open(Path.of("unused"), server.url(), Duration.ZERO));

      assertTrue(
          String.valueOf(problem.getMessage()).contains("sslrootcert"), problem.getMessage());
      assertFalse(server.codes.isEmpty());
      assertEquals(List.of(ENCRYPTION), server.codes.stream().distinct().toList());
    }
  }

  @Test
  void whoeverTrustsTheNetworkSaysSoInTheUrl() throws IOException {
    try (Plain server = new Plain(ofTheNetwork())) {
      assertThrows(
          Problem.class,
          () -> Database.open(Path.of("unused"), server.url() + "&sslmode=disable", Duration.ZERO));

      assertEquals(GREETING, server.codes.get(0));
    }
  }

  @Test
  void onlyThisMachineIsNotTheNetwork() {
    for (String here : List.of("localhost", "127.0.0.1", "[::1]:5433", "localhost,127.0.0.2")) {
      assertFalse(Network.isCrossedBy("jdbc:postgresql://" + here + "/x"), here);
    }
    assertFalse(Network.isCrossedBy("jdbc:postgresql:x"));
    for (String there : List.of("10.0.0.5", "localhost,10.0.0.5", "no-such-host.invalid")) {
      assertTrue(Network.isCrossedBy("jdbc:postgresql://" + there + "/x"), there);
    }
  }
}
