package dev.fazhi.console.security;

import dev.fazhi.store.user.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits request bodies before they are read: without a sign-in only the short sign-in form, within
 * seconds; longer forms when signed in; exports only from operators to the upload page; reports for
 * the audit from any user. Slow forms occupy a few threads at most: a further one ends the longest
 * waiting, so that a complete form is always accepted.
 */
public final class BodyLimits extends OncePerRequestFilter {

  static final int MAX_LOGIN_BYTES = 4 * 1024;
  static final int MAX_FORM_BYTES = 64 * 1024;
  static final int MAX_WAITING = 16;
  static final int MAX_UPLOADS = 8;
  static final int MAX_TEXTS = 2;
  public static final int MAX_TEXT_BYTES = 16 << 20;

  private static final long MAX_SECONDS = 5;

  private final RequestMatcher login = post(Routes.LOGIN);
  private final RequestMatcher upload = post(Routes.UPLOAD);
  private final Deque<Runnable> waiting = new ConcurrentLinkedDeque<>();
  private final RequestMatcher text = post(Routes.TEXTS);
  private final Semaphore uploads = new Semaphore(MAX_UPLOADS);
  private final Semaphore texts = new Semaphore(MAX_TEXTS);

  private final Refusals refusals;

  BodyLimits(Refusals refusals) {
    this.refusals = refusals;
  }

  private static RequestMatcher post(String route) {
    return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, route);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hasBody(request)) {
      chain.doFilter(request, response);
      return;
    }
    Account account = Account.current();
    if (account == null && !login.matches(request)) {
      note(request, "Not Signed In");
      response.setHeader(HttpHeaders.CONNECTION, "close");
      response.sendRedirect(Routes.LOGIN);
      Caller.endOfInput(request).run();
    } else if (upload.matches(request) && account != null) {
      if (account.role() == Role.OPERATOR) {
        file(uploads, request, response, chain);
      } else {
        refuse(request, response, HttpStatus.FORBIDDEN);
      }
    } else if (text.matches(request) && account != null) {
      HttpStatus fault = fault(request, MAX_TEXT_BYTES);
      if (fault == null) {
        file(texts, request, response, chain);
      } else {
        refuse(request, response, fault);
      }
    } else {
      form(account == null, request, response, chain);
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        || request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private void file(
      Semaphore places, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!places.tryAcquire()) {
      refuse(request, response, HttpStatus.SERVICE_UNAVAILABLE);
    } else {
      try {
        chain.doFilter(request, response);
      } finally {
        places.release();
      }
    }
  }

  private void form(
      boolean stranger, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long length = request.getContentLengthLong();
    HttpStatus fault = fault(request, stranger ? MAX_LOGIN_BYTES : MAX_FORM_BYTES);
    fault =
        fault == null && length > 0 && !isForm(request) ? HttpStatus.UNSUPPORTED_MEDIA_TYPE : fault;
    if (fault != null) {
      refuse(request, response, fault);
      return;
    }
    byte[] body = readInTime(request, (int) length);
    if (body == null) {
      refuse(request, response, HttpStatus.REQUEST_TIMEOUT);
      return;
    }
    FormRequest read;
    try {
      read = new FormRequest(request, new String(body, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException noForm) {
      refuse(request, response, HttpStatus.BAD_REQUEST);
      return;
    }
    chain.doFilter(read, response);
  }

  private static @Nullable HttpStatus fault(HttpServletRequest request, int most) {
    long length = request.getContentLengthLong();
    return length < 0
        ? HttpStatus.LENGTH_REQUIRED
        : length > most ? HttpStatus.CONTENT_TOO_LARGE : null;
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  /** Reads the body; null when it does not arrive in time. */
  private byte @Nullable [] readInTime(HttpServletRequest request, int length) {
    Runnable endInput = Caller.endOfInput(request);
    waiting.addLast(endInput);
    Runnable longest = waiting.size() > MAX_WAITING ? waiting.pollFirst() : null;
    if (longest != null) {
      longest.run();
    }
    try {
      return read(request.getInputStream(), length);
    } catch (IOException cutOff) {
      return null;
    } finally {
      waiting.remove(endInput);
    }
  }

  private static byte @Nullable [] read(InputStream in, int length) throws IOException {
    byte[] body = new byte[length];
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_SECONDS);
    int read = 0;
    while (read < length) {
      int more = in.read(body, read, length - read);
      if (more < 0 || System.nanoTime() > until) {
        return null;
      }
      read += more;
    }
    return body;
  }

  /**
   * Answers and closes the connection without reading the rest of the body. The error page is not
   * used, since forwarding to it would read the body.
   */
  private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
      throws IOException {
    note(request, status.getReasonPhrase());
    response.setStatus(status.value());
    response.setHeader(HttpHeaders.CONNECTION, "close");
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write("请求没有收下（%s）。\n".formatted(status.value()));
    response.flushBuffer();
    Caller.endOfInput(request).run();
  }

  private void note(HttpServletRequest request, String why) {
    refusals.note(
        Refusals.Kind.BODY,
        Caller.of(request),
        "%s, %s %s".formatted(why, request.getMethod(), request.getRequestURI()));
  }
}
