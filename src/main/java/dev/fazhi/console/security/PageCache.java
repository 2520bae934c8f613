package dev.fazhi.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.HtmlUtils;

/**
 * Caches pages for all users of a role. A page of figures is rendered once for each state of
 * vintages and definitions; others are kept for a moment and then rendered again by one request
 * while others get the last. Any action in the console clears the cache. The user's name and the
 * CSRF token are inserted into each answer. Each page has an entity tag (RFC 9110, section 8.8.3),
 * so that a client that has it is answered with 304; browsers are told to store nothing.
 */
public final class PageCache extends OncePerRequestFilter {

  /** Placeholder of the user's name in cached pages; no name has these characters. */
  public static final String NAME = "\uE000name\uE000";

  /** The attribute of a request whose page is cached. */
  public static final String KEPT = "dev.fazhi.page.kept";

  static final Duration FRESH = Duration.ofSeconds(2);

  private static final Duration USABLE = Duration.ofSeconds(10);
  private static final String TOKEN = "\uE000token\uE000";
  private static final String FLASH =
      "org.springframework.web.servlet.support.SessionFlashMapManager.FLASH_MAPS";
  private static final int MAX_PAGES = 300;
  private static final int MAX_QUERY = 200;

  private final RequestMatcher figures =
      any("/figures", "/figures/{id}", "/figures/{id}/trace", "/revisions");
  private final RequestMatcher others =
      any("/", "/runs", "/runs/{id}", "/files", "/files/{sha256}", "/overdue", "/downloads");
  private final Supplier<String> state;
  private final Supplier<Long> nanos;
  private final AtomicLong changes = new AtomicLong();
  private final Map<String, Page> pages =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Page> eldest) {
              return size() > MAX_PAGES;
            }
          });
  private String lastState = "";
  private long stateAt;
  private boolean stateKnown;

  /**
   * Makes a cache.
   *
   * @param state of everything that pages of figures show
   */
  PageCache(Supplier<String> state, Supplier<Long> nanos) {
    this.state = state;
    this.nanos = nanos;
  }

  private static RequestMatcher any(String... routes) {
    return new OrRequestMatcher(
        Stream.of(routes)
            .<RequestMatcher>map(
                route -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, route))
            .toList());
  }

  /** A cached page, without text until it was rendered. */
  private static final class Page {
    private @Nullable Made made;
    private boolean busy;
  }

  private record Made(String text, String type, String digest, long at, long change) {}

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Account account = Account.current();
    if (!request.getMethod().equals("GET")) {
      try {
        chain.doFilter(request, response);
      } finally {
        changes.incrementAndGet();
      }
      return;
    }
    boolean ofFigures = figures.matches(request);
    if (account == null || !ofFigures && !others.matches(request) || isOneOff(request)) {
      chain.doFilter(request, response);
      return;
    }
    String shown = request.getRequestURI() + "?" + request.getQueryString();
    String key = account.role() + " " + shown + (ofFigures ? "\n" + state() : "");
    Page page = pages.computeIfAbsent(key, any -> new Page());
    Made made = usable(page, ofFigures);
    if (made == null) {
      made = make(page, ofFigures, request, response, chain);
    }
    if (made != null) {
      send(made, account, request, response);
    }
  }

  /** Whether a path is not cached, being for one user or of unlimited variety. */
  private static boolean isOneOff(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    String query = request.getQueryString();
    return request.getHeader("HX-Request") != null
        || query != null && query.length() > MAX_QUERY
        || session != null && session.getAttribute(FLASH) != null;
  }

  private synchronized String state() {
    long now = nanos.get();
    if (!stateKnown || now - stateAt > FRESH.toNanos()) {
      lastState = state.get();
      stateAt = now;
      stateKnown = true;
    }
    return lastState;
  }

  /** The cached page, if it can be shown; null when this request must render it. */
  private @Nullable Made usable(Page page, boolean ofFigures) {
    synchronized (page) {
      while (true) {
        Made made = page.made;
        boolean current = made != null && (ofFigures || made.change() == changes.get());
        long age = made == null ? 0 : nanos.get() - made.at();
        if (current && (ofFigures || age < FRESH.toNanos())) {
          return made;
        }
        if (!page.busy) {
          page.busy = true;
          return null;
        }
        if (current && age < USABLE.toNanos()) {
          return made;
        }
        try {
          page.wait(USABLE.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return null;
        }
      }
    }
  }

  /** Renders the page; null when it was not cacheable and has been sent. */
  private @Nullable Made make(
      Page page,
      boolean ofFigures,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    long change = changes.get();
    Made made = null;
    try {
      request.setAttribute(KEPT, true);
      ContentCachingResponseWrapper caught = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, caught);
      String type = caught.getContentType();
      if (caught.getStatus() == HttpServletResponse.SC_OK
          && type != null
          && type.startsWith(MediaType.TEXT_HTML_VALUE)) {
        String text = new String(caught.getContentAsByteArray(), StandardCharsets.UTF_8);
        String token = token(request);
        String kept = token.isEmpty() ? text : text.replace(token, TOKEN);
        made = new Made(kept, type, digest(kept), nanos.get(), change);
      } else {
        caught.copyBodyToResponse();
      }
      return made;
    } finally {
      synchronized (page) {
        page.busy = false;
        page.made = made == null ? page.made : made;
        page.notifyAll();
      }
    }
  }

  private static String token(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? token.getToken()
        : "";
  }

  private static void send(
      Made made, Account account, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String tag = tag(made, account, request);
    response.setHeader(HttpHeaders.ETAG, tag);
    if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    String text =
        made.text()
            .replace(NAME, HtmlUtils.htmlEscape(account.name()))
            .replace(TOKEN, token(request));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    response.setContentType(made.type());
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** The tag of a page as this user is sent it; the token in it is good for one session. */
  private static String tag(Made made, Account account, HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    long since = session == null ? 0 : session.getCreationTime();
    return '"' + digest(made.digest() + " " + account.name() + " " + since) + '"';
  }

  private static String digest(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
