package dev.fazhi.console.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The page that a stranger wanted, kept in a cookie until the sign-in: a session for each stranger
 * would fill the memory.
 */
final class WantedPage {

  /** A path of this console with its query, as browsers send them. */
  private static final Pattern LOCAL = Pattern.compile("/(?!/)[!-\\[\\]-~]{0,2000}");

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final String name;
  private final boolean secure;

  WantedPage(boolean secure) {
    this.secure = secure;
    // browsers accept a cookie with this prefix only from this host over TLS
    this.name = secure ? "__Host-fazhi-wanted" : "fazhi-wanted";
  }

  void remember(HttpServletRequest request, HttpServletResponse response) {
    String query = request.getQueryString();
    String page = request.getRequestURI() + (query == null ? "" : "?" + query);
    if (request.getMethod().equals("GET") && LOCAL.matcher(page).matches()) {
      String value =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(page.getBytes(StandardCharsets.US_ASCII));
      set(response, value, KEPT);
    }
  }

  /** The page, or the first one; it is forgotten. */
  String take(HttpServletRequest request, HttpServletResponse response) {
    Cookie cookie = WebUtils.getCookie(request, name);
    if (cookie == null) {
      return "/";
    }
    set(response, "", Duration.ZERO);
    try {
      byte[] page = Base64.getUrlDecoder().decode(cookie.getValue());
      String text = new String(page, StandardCharsets.US_ASCII);
      return LOCAL.matcher(text).matches() ? text : "/";
    } catch (IllegalArgumentException notOurs) {
      return "/";
    }
  }

  private void set(HttpServletResponse response, String value, Duration kept) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name, value)
            .path("/")
            .maxAge(kept)
            .httpOnly(true)
            .secure(secure)
            .sameSite("Strict")
            .build()
            .toString());
  }
}
