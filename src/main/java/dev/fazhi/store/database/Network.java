package dev.fazhi.store.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Connections to a server of another machine: encrypted, with its certificate verified, unless the
 * URL says otherwise. The driver's own default falls back to plain text.
 */
public final class Network {

  /** The driver's property of how a connection is encrypted. */
  static final String MODE = "sslmode";

  /** The mode for other machines where the URL names none. */
  static final String VERIFIED = "verify-full";

  private static final String HOSTS = "PGHOST";

  private Network() {}

  /** Whether a URL leads to another machine; also when its host is not known. */
  static boolean isCrossedBy(String url) {
    return hosts(url)
        .flatMap(hosts -> Arrays.stream(hosts.split(",")))
        .anyMatch(host -> !isLoopback(host));
  }

  /** As the driver reads the URL; nothing for one that it does not know. */
  private static Stream<String> hosts(String url) {
    try {
      return Arrays.stream(DriverManager.getDriver(url).getPropertyInfo(url, new Properties()))
          .filter(part -> part.name.equals(HOSTS) && part.value != null)
          .map((DriverPropertyInfo part) -> part.value);
    } catch (SQLException unknown) {
      return Stream.empty();
    }
  }

  /** Whether that address is reachable from this machine only; false for an invalid one. */
  public static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
