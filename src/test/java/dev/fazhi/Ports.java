package dev.fazhi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports for servers that are started by number, or again at the one they had. They lie below those
 * that systems give to outgoing connections, and each process of the tests has others.
 */
public final class Ports {

  private static final int LOWEST = 10_000;
  private static final int EACH = 100;
  private static final int PROCESSES = 200;

  private static int next = LOWEST + (int) (ProcessHandle.current().pid() % PROCESSES) * EACH;

  private Ports() {}

  /** The next one that nobody listens at. */
  public static synchronized int free() {
    while (true) {
      int port = next++;
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // the one after it
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
