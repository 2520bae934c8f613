package dev.fazhi.console.security;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a request came from.
 *
 * @param address of the browser, by the word of the proxy when one stands before the console
 * @param peer at the other end of the connection: the proxy, or the browser itself
 */
record Caller(String address, String peer) {

  static final String PEER = "dev.fazhi.peer";
  static final String END_INPUT = "dev.fazhi.endInput";

  static Caller of(HttpServletRequest request) {
    Object peer = request.getAttribute(PEER);
    return new Caller(
        request.getRemoteAddr(), peer == null ? request.getRemoteAddr() : peer.toString());
  }

  /** What lets nothing more of a request come in; its answer can still be sent. */
  static Runnable endOfInput(HttpServletRequest request) {
    return request.getAttribute(END_INPUT) instanceof Runnable endInput ? endInput : () -> {};
  }

  /** Both, where they differ. */
  @Override
  public String toString() {
    return address.equals(peer) ? address : address + "（经代理 " + peer + "）";
  }
}
