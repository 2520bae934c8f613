package dev.fazhi.store.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Connections to a server of another machine: encrypted, with its certificate verified, unless the
 * URL says otherwise. The driver's own default falls back to plain text.
 */
final class Network {

  /** The mode for other machines where the URL names none. */
  static final String VERIFIED = "verify-full";

  private Network() {}

  /** Whether a URL leads to another machine; also when its host is not known. */
  static boolean isCrossedBy(String url) {
    Properties parts = Driver.parseURL(url, new Properties());
    String hosts = parts == null ? null : PGProperty.PG_HOST.getOrDefault(parts);
    return hosts != null && !Arrays.stream(hosts.split(",")).allMatch(Network::isHere);
  }

  private static boolean isHere(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
