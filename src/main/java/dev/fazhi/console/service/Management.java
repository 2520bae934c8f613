package dev.fazhi.console.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fazhi.model.GracefulShutdown;
import dev.fazhi.model.Problem;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /health}, {@code /ready} and {@code /metrics} on a separate port, loopback only.
 */
public final class Management implements AutoCloseable {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int SECONDS_TO_ANSWER = 2;
  private static final String MAX_SECONDS = "10";
  private static final String MAX_CONNECTIONS = "200";

  private final ConsoleContext context;
  private final MetricsExporter metrics;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool(Management::thread);

  static {
    // incomplete requests are closed after seconds; each has a thread
    System.setProperty("sun.net.httpserver.maxReqTime", MAX_SECONDS);
    System.setProperty("sun.net.httpserver.maxRspTime", MAX_SECONDS);
    System.setProperty("jdk.httpserver.maxConnections", MAX_CONNECTIONS);
  }

  public Management(ConsoleContext context, int port) {
    this.context = context;
    this.metrics = new MetricsExporter(context);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new Problem("FZ-425", "管理端口 " + port + " 无法打开，可能已被占用。请用 --management-port 换一个。", e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(workers);
    server.start();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "fazhi-management");
    thread.setDaemon(true);
    return thread;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, NOT_ALLOWED, TEXT, "");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/health" -> send(exchange, OK, TEXT, "UP\n");
        case "/ready" -> ready(exchange);
        case "/metrics" -> metrics(exchange);
        default -> send(exchange, NOT_FOUND, TEXT, "");
      }
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Management.class).warn("management request failed", e);
      throw e;
    }
  }

  /** Ready: the database is reachable and there are valid definitions. */
  private void ready(HttpExchange exchange) throws IOException {
    boolean reached;
    try (Connection connection = context.workplace().database().getConnection()) {
      reached = connection.isValid(SECONDS_TO_ANSWER);
    } catch (SQLException e) {
      reached = false;
    }
    context.definitions();
    if (!reached) {
      send(exchange, UNAVAILABLE, TEXT, "DOWN database\n");
    } else if (context.definitionFault() != null) {
      send(exchange, UNAVAILABLE, TEXT, "DOWN definitions\n");
    } else {
      send(exchange, OK, TEXT, "READY\n");
    }
  }

  private void metrics(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    try {
      writer.write(bytes, metrics.snapshots(), EscapingScheme.ALLOW_UTF8);
    } catch (RuntimeException unreachable) {
      LoggerFactory.getLogger(Management.class).warn("metrics could not be read", unreachable);
      send(exchange, UNAVAILABLE, TEXT, "");
      return;
    }
    send(exchange, OK, writer.getContentType(), bytes.toString(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    GracefulShutdown.of(workers);
  }
}
