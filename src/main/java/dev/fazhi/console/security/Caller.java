package dev.fazhi.console.security;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The origin of a request.
 *
 * @param address of the browser, as forwarded by the proxy if there is one
 * @param peer the other end of the connection: the proxy, or the browser itself
 */
record Caller(String address, String peer) {

  static final String PEER = "dev.fazhi.peer";
  static final String END_INPUT = "dev.fazhi.endInput";

  static Caller of(HttpServletRequest request) {
    Object peer = request.getAttribute(PEER);
    return new Caller(
        request.getRemoteAddr(), peer == null ? request.getRemoteAddr() : peer.toString());
  }

  /** Stops reading the request; its answer can still be sent. */
  static Runnable endOfInput(HttpServletRequest request) {
    return request.getAttribute(END_INPUT) instanceof Runnable endInput ? endInput : () -> {};
  }

  /** Both addresses, if they differ. */
  @Override
  public String toString() {
    return address.equals(peer) ? address : address + "（经代理 " + peer + "）";
  }
}
