package dev.fazhi.console.security;

import dev.fazhi.model.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.ValveBase;

/**
 * The declared reverse proxies. Only their forwarded addresses are trusted, and of these only the
 * last, which they added themselves. Other machines are not answered, since their requests have not
 * gone through TLS.
 */
public final class Proxies {

  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private final List<String> addresses;

  /**
   * Parses the addresses.
   *
   * @throws Problem FZ-426 when one of them is not an IP address
   */
  public Proxies(List<String> addresses) {
    this.addresses = addresses.stream().map(Proxies::plain).toList();
  }

  private static String plain(String address) {
    try {
      if (LITERAL.matcher(address).matches()) {
        // literal addresses need no lookup
        return InetAddress.getByName(address).getHostAddress();
      }
    } catch (UnknownHostException noAddress) {
      // reported below
    }
    throw new Problem("FZ-426", "--behind-proxy 须写反向代理的 IP 地址（多个用逗号分开），不能是：%s。".formatted(address));
  }

  public boolean isEmpty() {
    return addresses.isEmpty();
  }

  /** Whether a connection comes from one of them. */
  public boolean has(InetAddress peer) {
    return addresses.contains(peer.getHostAddress());
  }

  /** Refuses requests that bypass the proxies, and keeps the peer's address. */
  public ValveBase guard(Refusals refusals) {
    return new ValveBase(true) {
      @Override
      public void invoke(Request request, Response response) throws IOException, ServletException {
        String peer = request.getPeerAddr();
        request.setAttribute(Caller.PEER, peer);
        int port = request.getRemotePort();
        if (request.getConnector().getProtocolHandler() instanceof LimitedProtocol connections) {
          request.setAttribute(Caller.END_INPUT, (Runnable) () -> connections.endInput(peer, port));
        }
        InetAddress address = InetAddress.getByName(peer);
        if (isEmpty() || has(address) || address.isLoopbackAddress()) {
          getNext().invoke(request, response);
        } else {
          refusals.note(Refusals.Kind.PROXY, peer, request.getRequestURI());
          response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
      }
    };
  }

  /** Reads the caller's address and the use of TLS from the forwarded headers. */
  public RemoteIpValve reader() {
    RemoteIpValve valve = new RemoteIpValve();
    valve.setInternalProxies(
        addresses.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    valve.setProtocolHeader("X-Forwarded-Proto");
    return valve;
  }
}
