package dev.fazhi.job;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where messages arrive in a test: a robot's address and a mail server, both on loopback. */
public final class Inbox implements AutoCloseable {

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final HttpServer robots;
  private final ServerSocket mail;
  private volatile String answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
  private volatile int status = 200;

  public Inbox() throws IOException {
    robots = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    robots.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(exchange.getRequestURI() + " " + body);
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    robots.start();
    mail = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread postOffice = new Thread(this::takeMail, "test-mail");
    postOffice.setDaemon(true);
    postOffice.start();
  }

  public String url() {
    return "http://127.0.0.1:" + robots.getAddress().getPort() + "/send?key=s3cr3t";
  }

  public int mailPort() {
    return mail.getLocalPort();
  }

  /** What robots and the mail server got: address and body, or the whole mail. */
  public List<String> received() {
    return received;
  }

  public void answers(int withStatus, String text) {
    status = withStatus;
    answer = text;
  }

  private void takeMail() {
    while (!mail.isClosed()) {
      try (Socket socket = mail.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
          PrintWriter out =
              new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
        talk(in, out);
      } catch (IOException closed) {
        // by the end of the test, or of a conversation
      }
    }
  }

  private void talk(BufferedReader in, PrintWriter out) throws IOException {
    out.print("220 test\r\n");
    out.flush();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("DATA")) {
        out.print("354 go\r\n");
        out.flush();
        StringBuilder letter = new StringBuilder();
        for (String text = in.readLine(); !".".equals(text); text = in.readLine()) {
          letter.append(text).append('\n');
        }
        received.add(letter.toString());
      }
      out.print(line.equals("QUIT") ? "221 bye\r\n" : "250 ok\r\n");
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    robots.stop(0);
    mail.close();
  }
}
