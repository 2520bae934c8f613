package dev.fazhi.cli.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends the log to a log server by syslog over TLS (RFC 5424 and 5425), each message a JSON line.
 * Nothing waits for the server: while it is away, the newest messages are kept and tried again, and
 * it is told how many were lost. The log file has them all.
 */
final class LogServer extends AppenderBase<ILoggingEvent> {

  static final int MAX_WAITING = 5_000;

  private static final Pattern ADDRESS = Pattern.compile("([\\w.-]+|\\[[0-9a-fA-F:]+]):(\\d{1,5})");
  private static final int LOCAL0 = 16 * 8;
  private static final int MAX_MILLIS = 10_000;
  private static final long PAUSE_MILLIS = 2_000;
  private static final long MAX_PAUSE_MILLIS = 60_000;
  private static final long LAST_MILLIS = 3_000;

  private final String host;
  private final int port;
  private final SSLContext tls;
  private final JsonEncoder encoder;
  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final Thread sender = new Thread(this::send, "log-server");
  private volatile boolean ending;

  LogServer(String host, int port, SSLContext tls, JsonEncoder encoder) {
    this.host = host;
    this.port = port;
    this.tls = tls;
    this.encoder = encoder;
    sender.setDaemon(true);
  }

  /**
   * Makes the sender to a server.
   *
   * @param address host and port, such as {@code log.example.gov.cn:6514}
   * @param authority PEM file with the certificates to trust; those of Java when null
   * @throws IllegalArgumentException when the address is none, with a reason in Chinese
   * @throws IOException when the file cannot be read
   */
  static LogServer at(String address, @Nullable Path authority, JsonEncoder encoder)
      throws IOException {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      throw new IllegalArgumentException("地址应是“主机:端口”");
    }
    try {
      return new LogServer(
          parts.group(1),
          Integer.parseInt(parts.group(2)),
          authority == null ? SSLContext.getDefault() : trusting(authority),
          encoder);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("证书文件读不出证书", e);
    }
  }

  private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(authority)) {
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca" + number++, each);
      }
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  @Override
  public void start() {
    super.start();
    sender.start();
  }

  /** Sends what waits, for a few seconds at most. */
  @Override
  public void stop() {
    super.stop();
    ending = true;
    try {
      sender.join(LAST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sender.interrupt();
  }

  @Override
  protected void append(ILoggingEvent event) {
    byte[] message = message(event.getLevel(), event.getInstant(), encoder.encode(event));
    while (!waiting.offer(message)) {
      if (waiting.poll() != null) {
        lost.incrementAndGet();
      }
    }
  }

  /** With the length before it, by which RFC 5425 divides messages. */
  private static byte[] message(Level level, Instant at, byte[] json) {
    int severity = level.isGreaterOrEqual(Level.ERROR) ? 3 : level == Level.WARN ? 4 : 6;
    String text =
        "<%s>1 %s %s fazhi %s - - %s"
            .formatted(
                LOCAL0 + severity,
                at,
                here(),
                ProcessHandle.current().pid(),
                new String(json, StandardCharsets.UTF_8).strip());
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    byte[] length = (body.length + " ").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[length.length + body.length];
    System.arraycopy(length, 0, all, 0, length.length);
    System.arraycopy(body, 0, all, length.length, body.length);
    return all;
  }

  private static String here() {
    try {
      return InetAddress.getLocalHost().getHostName().replaceAll("[^!-~]", "-");
    } catch (UnknownHostException e) {
      return "-";
    }
  }

  private void send() {
    byte @Nullable [] next = null;
    long pause = PAUSE_MILLIS;
    while (!ending || !waiting.isEmpty()) {
      try (Socket socket = connect()) {
        OutputStream out = socket.getOutputStream();
        pause = PAUSE_MILLIS;
        while (next != null || !ending || !waiting.isEmpty()) {
          next = next == null ? waiting.poll(1, TimeUnit.SECONDS) : next;
          tellLost(out);
          if (next != null) {
            out.write(next);
            out.flush();
            next = null;
          }
        }
      } catch (IOException away) {
        if (!slept(pause)) {
          return;
        }
        pause = Math.min(MAX_PAUSE_MILLIS, pause * 2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void tellLost(OutputStream out) throws IOException {
    long many = lost.get();
    if (many > 0) {
      String told = "{\"level\":\"WARN\",\"message\":\"%s messages were lost\"}".formatted(many);
      out.write(message(Level.WARN, Instant.now(), told.getBytes(StandardCharsets.UTF_8)));
      lost.addAndGet(-many);
    }
  }

  private Socket connect() throws IOException {
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(host, port), MAX_MILLIS);
      plain.setSoTimeout(MAX_MILLIS);
      plain.setKeepAlive(true);
      SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private boolean slept(long millis) {
    try {
      Thread.sleep(ending ? Math.min(millis, 100) : millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
