package dev.fazhi.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;

/**
 * The origin of a request.
 *
 * @param address of the browser, as forwarded by the proxy if there is one
 * @param peer the other end of the connection: the proxy, or the browser itself
 * @param certificate whom the browser's certificate names; empty without one
 */
record Caller(String address, String peer, String certificate) {

  static final String PEER = "dev.fazhi.peer";

  /** The servlet specification's name of the browser's certificates. */
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  static final String END_INPUT = "dev.fazhi.endInput";

  static Caller of(HttpServletRequest request) {
    Object peer = request.getAttribute(PEER);
    return new Caller(
        request.getRemoteAddr(),
        peer == null ? request.getRemoteAddr() : peer.toString(),
        request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
            ? chain[0].getSubjectX500Principal().getName()
            : "");
  }

  /** Stops reading the request; its answer can still be sent. */
  static Runnable endOfInput(HttpServletRequest request) {
    return request.getAttribute(END_INPUT) instanceof Runnable endInput ? endInput : () -> {};
  }

  /** Both addresses, if they differ, and the certificate, if there is one. */
  @Override
  public String toString() {
    return address
        + (address.equals(peer) ? "" : "（经代理 " + peer + "）")
        + (certificate.isEmpty() ? "" : "，证书 " + certificate);
  }
}
