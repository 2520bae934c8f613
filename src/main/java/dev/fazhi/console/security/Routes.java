package dev.fazhi.console.security;

import java.util.stream.IntStream;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses that several classes use. */
public final class Routes {

  public static final String LOGIN = "/login";
  static final String LOGOUT = "/logout";
  public static final String UPLOAD = "/upload";
  public static final String RUNBOOK = "/runbook";
  public static final String AUDIT = "/audit";
  public static final String TEXTS = "/texts";
  public static final String ACCOUNT = "/account";
  static final String ASSETS = "/assets/";
  static final String WEBJARS = "/webjars/";

  private Routes() {}

  /**
   * Makes an address with an encoded query.
   *
   * @param query names and values in turn
   */
  public static String link(String path, String... query) {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
    for (int i = 0; i < query.length; i += 2) {
      link.queryParam(query[i], "{" + i + "}");
    }
    Object[] values =
        IntStream.range(0, query.length / 2).mapToObj(i -> query[2 * i + 1]).toArray();
    return link.encode().buildAndExpand(values).toUriString();
  }
}
