package dev.fazhi.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.fazhi.Certificates;
import dev.fazhi.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log as the unit's own log server gets it. */
@Timeout(60)
class LogServerTest {

  private static final Pattern MESSAGE =
      Pattern.compile("<(\\d+)>1 \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z \\S+ fazhi \\d+ - - (\\{.*})");

  @TempDir private static Path folder = Path.of(".");

  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger("x");

  /** A server that reads messages as RFC 5425 divides them. */
  private static final class Server implements AutoCloseable {
    private final SSLServerSocket socket;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    Server(SSLContext tls, int port) throws IOException {
      socket =
          (SSLServerSocket)
              tls.getServerSocketFactory()
                  .createServerSocket(port, 5, InetAddress.getByName("127.0.0.1"));
      Thread reader = new Thread(this::serve);
      reader.setDaemon(true);
      reader.start();
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (Socket client = socket.accept()) {
          InputStream in = client.getInputStream();
          StringBuilder length = new StringBuilder();
          for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == ' ') {
              byte[] body = in.readNBytes(Integer.parseInt(length.toString()));
              messages.add(new String(body, StandardCharsets.UTF_8));
              length.setLength(0);
            } else {
              length.append((char) c);
            }
          }
        } catch (IOException ended) {
          // the next one
        }
      }
    }

    @Nullable String next(int seconds) throws InterruptedException {
      return messages.poll(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private LogServer sendingTo(int port, Path authority) throws IOException {
    context.setMDCAdapter(new LogbackMDCAdapter());
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.start();
    LogServer sender = LogServer.at("127.0.0.1:" + port, authority, encoder);
    sender.setContext(context);
    sender.start();
    logger.addAppender(sender);
    return sender;
  }

  @Test
  void everyLineArrivesAsSyslogOverTlsAlsoAfterTheServerWasAway() throws Exception {
    Path store = Certificates.create(folder, "log");
    SSLContext tls = Certificates.tls(store, store);
    int port = Ports.free();
    LogServer sender = sendingTo(port, Certificates.pem(folder, "log"));
    logger.warn("登录受限\n第二行");
    try (Server server = new Server(tls, port)) {
      Matcher message = MESSAGE.matcher(String.valueOf(server.next(30)));

      assertTrue(message.matches(), message.toString());
      assertEquals("132", message.group(1), "local0, a warning");
      assertTrue(message.group(2).contains("登录受限\\n第二行"), message.group(2));

      logger.info("正常");
      sender.stop();
      assertTrue(String.valueOf(server.next(30)).startsWith("<134>1 "));
    }
  }

  @Test
  void aServerOfAnotherCertificateGetsNothing() throws Exception {
    Path store = Certificates.create(folder, "stranger");
    Certificates.create(folder, "known");
    try (Server server = new Server(Certificates.tls(store, store), 0)) {
      LogServer sender = sendingTo(server.socket.getLocalPort(), Certificates.pem(folder, "known"));
      logger.warn("x");

      assertNull(server.next(3));
      sender.stop();
    }
  }

  @Test
  void whileTheServerIsAwayNobodyWaitsForItAndTheLossIsTold() throws Exception {
    Path store = Certificates.create(folder, "away");
    SSLContext tls = Certificates.tls(store, store);
    int port = Ports.free();
    LogServer sender = sendingTo(port, Certificates.pem(folder, "away"));
    for (int i = 0; i < LogServer.MAX_WAITING + 100; i++) {
      logger.info("{}", i);
    }
    try (Server server = new Server(tls, port)) {
      String all = server.next(30) + " " + server.next(30) + " " + server.next(30);

      assertTrue(all.matches("(?s).*\\b(99|100) messages were lost.*"), all);
    }
    sender.stop();
  }

  @Test
  void anAddressWithoutPortIsNone() {
    assertThrows(
        IllegalArgumentException.class, () -> LogServer.at("log", null, new JsonEncoder()));
  }
}
