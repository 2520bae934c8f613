package dev.fazhi.console.security;

import dev.fazhi.store.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * The open sessions, which their users see and may end. A session is good for a working day, and
 * until its user is removed or gets another password or role.
 */
public final class OpenSessions implements HttpSessionListener {

  private static final Duration LONGEST = Duration.ofHours(12);

  /** The attribute of a session with its number here; the session's own identifier is a secret. */
  private static final String NUMBER = "dev.fazhi.session";

  private final Users users;
  private final Clock clock;
  private final Map<String, HttpSession> open = new ConcurrentHashMap<>();

  OpenSessions(Users users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  /**
   * A session of a signed-in user.
   *
   * @param from the address of the browser
   * @param own whether it is that of this request
   */
  public record Open(
      String number, String user, String from, Instant since, Instant last, boolean own) {}

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    String number = UUID.randomUUID().toString();
    event.getSession().setAttribute(NUMBER, number);
    open.put(number, event.getSession());
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    open.remove(String.valueOf(event.getSession().getAttribute(NUMBER)));
  }

  /** All good sessions, the last used first. */
  public List<Open> all(HttpServletRequest request) {
    HttpSession mine = request.getSession(false);
    String own = mine == null ? "" : String.valueOf(mine.getAttribute(NUMBER));
    return open.keySet().stream()
        .map(number -> read(number, own))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Open::last).reversed())
        .toList();
  }

  private @Nullable Open read(String number, String own) {
    HttpSession session = open.get(number);
    try {
      Authentication known = session == null ? null : signedIn(session);
      if (session != null
          && known != null
          && known.getPrincipal() instanceof Account account
          && isGood(account, session)) {
        return new Open(
            number,
            account.name(),
            String.valueOf(known.getDetails()),
            Instant.ofEpochMilli(session.getCreationTime()),
            Instant.ofEpochMilli(session.getLastAccessedTime()),
            number.equals(own));
      }
    } catch (IllegalStateException ended) {
      // meanwhile
    }
    return null;
  }

  private static @Nullable Authentication signedIn(HttpSession session) {
    Object context =
        session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    return context instanceof SecurityContext known ? known.getAuthentication() : null;
  }

  boolean isGood(Account account, HttpSession session) {
    return clock.millis() - session.getCreationTime() < LONGEST.toMillis()
        && users
            .find(account.name())
            .filter(user -> user.role() == account.role() && user.hash().equals(account.hash()))
            .isPresent();
  }

  /** Ends a session; nothing when it has ended meanwhile. */
  public void end(String number) {
    HttpSession session = open.remove(number);
    try {
      if (session != null) {
        session.invalidate();
      }
    } catch (IllegalStateException ended) {
      // meanwhile
    }
  }

  /** Goes on under the user's new password, as after a sign-in; the other sessions end by it. */
  public void goOn(Account account, HttpServletRequest request, HttpServletResponse response) {
    users
        .find(account.name())
        .map(Account::of)
        .ifPresent(
            renewed -> {
              request.changeSessionId();
              UsernamePasswordAuthenticationToken known =
                  UsernamePasswordAuthenticationToken.authenticated(
                      renewed, null, renewed.getAuthorities());
              known.setDetails(Caller.of(request));
              SecurityContext context = new SecurityContextImpl(known);
              SecurityContextHolder.setContext(context);
              new HttpSessionSecurityContextRepository().saveContext(context, request, response);
            });
  }
}
