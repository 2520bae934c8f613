package dev.fazhi.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests as no browser sends them, byte by byte; closing hangs up. */
final class RawRequests implements AutoCloseable {

  static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  private static final int PATIENCE_MILLIS = 60_000;

  private final List<Socket> sockets = new ArrayList<>();

  private final int port;

  RawRequests(Site site) {
    port = site.running.web().port();
  }

  Socket send(int port, String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    sockets.add(socket);
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (SocketException refused) {
      // answered before all of it was sent
    }
    return socket;
  }

  /** To the pages of the site. */
  Socket send(String text) throws IOException {
    return send(port, text);
  }

  /** The status of the answer, 0 when the connection was closed without one. */
  static int status(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] start = in.readNBytes("HTTP/1.1 200".length());
    return start.length < 12
        ? 0
        : Integer.parseInt(new String(start, 9, 3, StandardCharsets.US_ASCII));
  }

  static int statusOrCut(Socket socket) throws IOException {
    try {
      return status(socket);
    } catch (SocketException cut) {
      return 0;
    }
  }

  static String post(String path, String headers) {
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
  }

  /** Waits until the console has ended each too: one it still counts takes another's place. */
  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      try (socket) {
        socket.shutdownOutput();
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (SocketException ended) {
        // already closed by the console
      }
    }
  }
}
