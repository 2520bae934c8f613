package dev.fazhi.console.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.store.user.Role;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** Which pages are made again, and that nobody sees what is another's. */
class PageCacheTest {

  private static final String FIGURES = "/figures/x.y";

  private long now = 1;
  private String state = "vintage 1";
  private final AtomicInteger made = new AtomicInteger();
  private final PageCache cache = new PageCache(() -> state, () -> now);

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  /** A page that tells its user, token and number. */
  private final FilterChain pages =
      (request, response) -> {
        boolean kept = request.getAttribute(PageCache.KEPT) != null;
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        String name = kept ? PageCache.NAME : String.valueOf(Account.current());
        response.setContentType("text/html;charset=UTF-8");
        response
            .getWriter()
            .write(name + " " + token.getToken() + " 第" + made.incrementAndGet() + "次");
      };

  private String visit(String user, Role role, String method, String path) throws Exception {
    return answer(user, role, method, path, "")
        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse answer(
      String user, Role role, String method, String path, String has) throws Exception {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new UsernamePasswordAuthenticationToken(new Account(user, "", role), "", List.of()));
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setAttribute(
        CsrfToken.class.getName(), new DefaultCsrfToken("X", "_csrf", "token-of-" + user));
    MockHttpServletResponse response = new MockHttpServletResponse();
    request.addHeader("If-None-Match", has);
    cache.doFilter(request, response, pages);
    return response;
  }

  private String get(String user, String path) throws Exception {
    return visit(user, Role.ANALYST, "GET", path);
  }

  @Test
  void aPageOfFiguresIsMadeOnceForEachVintage() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertTrue(get("fen", FIGURES).endsWith("第1次"));
      now += Duration.ofHours(1).toNanos();
    }
    state = "vintage 2";
    now += PageCache.FRESH.toNanos() + 1;
    assertTrue(get("fen", FIGURES).endsWith("第2次"));
  }

  @Test
  void anyOtherPageIsMadeAgainAfterAMoment() throws Exception {
    assertTrue(get("fen", "/").endsWith("第1次"));
    assertTrue(get("fen", "/").endsWith("第1次"));
    now += PageCache.FRESH.toNanos() + 1;
    assertTrue(get("fen", "/").endsWith("第2次"));
  }

  @Test
  void whoHasThePageIsSentItAgainOnlyWhenItIsAnother() throws Exception {
    String tag = String.valueOf(answer("fen", Role.ANALYST, "GET", FIGURES, "").getHeader("ETag"));

    MockHttpServletResponse again = answer("fen", Role.ANALYST, "GET", FIGURES, tag);
    assertEquals(304, again.getStatus());
    assertEquals(0, again.getContentAsByteArray().length);
    assertEquals(200, answer("lin", Role.ANALYST, "GET", FIGURES, tag).getStatus(), "another user");
    state = "vintage 2";
    now += PageCache.FRESH.toNanos() + 1;
    assertEquals(200, answer("fen", Role.ANALYST, "GET", FIGURES, tag).getStatus());
  }

  @Test
  void whoDidSomethingSeesItAtOnce() throws Exception {
    get("fen", "/");
    visit("cao", Role.OPERATOR, "POST", "/runs/start");

    assertTrue(get("fen", "/").endsWith("第3次"));
  }

  @Test
  void eachSeesTheirOwnNameAndToken() throws Exception {
    assertEquals("fen token-of-fen 第1次", get("fen", "/"));
    assertEquals("&lt;lin&gt; token-of-<lin> 第1次", get("<lin>", "/"));
  }

  @Test
  void theOperatorsPageIsNotTheAnalysts() throws Exception {
    get("fen", "/");
    assertTrue(visit("cao", Role.OPERATOR, "GET", "/").endsWith("第2次"));
  }

  @Test
  void filesAndTheFormForUploadsAreNeverKept() throws Exception {
    for (String path : List.of("/downloads/file", FIGURES + "/trace.xlsx", "/upload", "/audit")) {
      String first = get("fen", path);
      assertFalse(first.equals(get("fen", path)), path);
    }
  }

  @Test
  void fiftyAtOnceLetItBeMadeOnce() throws Exception {
    CountDownLatch ready = new CountDownLatch(50);
    List<Thread> threads = new ArrayList<>();
    AtomicInteger same = new AtomicInteger();
    for (int i = 0; i < 50; i++) {
      String user = "user" + i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  ready.countDown();
                  ready.await(10, TimeUnit.SECONDS);
                  same.addAndGet(get(user, FIGURES).endsWith("第1次") ? 1 : 0);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(50, same.get());
    assertEquals(1, made.get());
  }
}
