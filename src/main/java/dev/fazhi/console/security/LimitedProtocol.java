package dev.fazhi.console.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Constants;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP with limits on connections per address and on the time for a request's headers. Tomcat has
 * neither: its timeout restarts with each byte.
 */
public final class LimitedProtocol extends Http11NioProtocol {

  public static final int MAX_PER_ADDRESS = 128;

  private static final long MAX_HEAD_SECONDS = 10;
  private static final long LOOK_SECONDS = 2;

  private final Map<SocketWrapperBase<?>, Long> incomplete = new ConcurrentHashMap<>();
  private @Nullable Future<?> looking;

  /** For Tomcat, which instantiates it by name. */
  public LimitedProtocol() {
    super(new LimitedEndpoint());
  }

  /**
   * Sets what Tomcat, which makes this, does not know.
   *
   * @param proxies addresses without a limit on connections
   */
  public void setUp(Predicate<InetAddress> proxies, Refusals log) {
    LimitedEndpoint endpoint = (LimitedEndpoint) getEndpoint();
    endpoint.exempt = proxies;
    endpoint.refusals = log;
  }

  @Override
  public void start() throws Exception {
    super.start();
    looking =
        getUtilityExecutor()
            .scheduleWithFixedDelay(
                this::endIncomplete, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void stop() throws Exception {
    Future<?> last = looking;
    if (last != null) {
      last.cancel(false);
    }
    super.stop();
  }

  private void endIncomplete() {
    long now = System.nanoTime();
    var open = getEndpoint().getConnections();
    incomplete.keySet().retainAll(open);
    for (SocketWrapperBase<?> connection : open) {
      if (!hasHalfAHead(connection)) {
        incomplete.remove(connection);
      } else if (now - incomplete.computeIfAbsent(connection, first -> now)
          > TimeUnit.SECONDS.toNanos(MAX_HEAD_SECONDS)) {
        ((LimitedEndpoint) getEndpoint())
            .note(Refusals.Kind.HEAD, String.valueOf(connection.getRemoteAddr()), "half a head");
        endInput(connection);
      }
    }
  }

  /** Closes the input of a connection; present and later reads find its end. */
  void endInput(String address, int port) {
    getEndpoint().getConnections().stream()
        .filter(open -> open.getRemotePort() == port && address.equals(open.getRemoteAddr()))
        .forEach(LimitedProtocol::endInput);
  }

  private static void endInput(SocketWrapperBase<?> connection) {
    try {
      // not closed: another thread may be using it
      if (connection.getSocket() instanceof NioChannel channel) {
        channel.getIOChannel().shutdownInput();
      }
    } catch (IOException ended) {
      // already closed
    }
  }

  private static boolean hasHalfAHead(SocketWrapperBase<?> connection) {
    return connection.getCurrentProcessor() instanceof AbstractProcessor processor
        && processor.getRequest().getRequestProcessor().getStage() <= Constants.STAGE_PARSE;
  }

  private static final class LimitedEndpoint extends NioEndpoint {

    private volatile Predicate<InetAddress> exempt = address -> false;
    private volatile @Nullable Refusals refusals;

    private void note(Refusals.Kind kind, String from, String what) {
      Refusals log = refusals;
      if (log != null) {
        log.note(kind, from, what);
      }
    }

    @Override
    protected SocketChannel serverSocketAccept() throws Exception {
      while (true) {
        SocketChannel accepted = super.serverSocketAccept();
        InetAddress address = accepted == null ? null : address(accepted);
        if (address == null || exempt.test(address) || count(address) < MAX_PER_ADDRESS) {
          return accepted;
        }
        accepted.close();
        note(Refusals.Kind.CONNECTION, address.getHostAddress(), "too many connections");
      }
    }

    private long count(InetAddress address) {
      return connections.values().stream()
          .filter(connection -> address.getHostAddress().equals(connection.getRemoteAddr()))
          .count();
    }

    private static @Nullable InetAddress address(SocketChannel channel) throws IOException {
      return channel.getRemoteAddress() instanceof InetSocketAddress known
          ? known.getAddress()
          : null;
    }
  }
}
