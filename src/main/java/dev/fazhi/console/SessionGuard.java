package dev.fazhi.console;

import dev.fazhi.store.Role;
import dev.fazhi.store.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose user was removed, got another password or another role, and one that is
 * older than a working day. Also turns away uploads of those who may not, before a byte of the file
 * is read: the check against forged requests would read all of it first.
 */
final class SessionGuard extends OncePerRequestFilter {

  private static final Duration LONGEST = Duration.ofHours(12);

  private final Users users;
  private final Clock clock;

  SessionGuard(Users users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith(Routes.ASSETS) || path.startsWith(Routes.WEBJARS);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication current = SecurityContextHolder.getContext().getAuthentication();
    Account account =
        current != null && current.getPrincipal() instanceof Account known ? known : null;
    HttpSession session = request.getSession(false);
    if (account != null && session != null && !isGood(account, session)) {
      session.invalidate();
      SecurityContextHolder.clearContext();
      account = null;
    }
    boolean upload =
        request.getMethod().equals("POST") && request.getRequestURI().startsWith(Routes.UPLOAD);
    if (!upload || (account != null && account.role() == Role.OPERATOR)) {
      chain.doFilter(request, response);
    } else if (account == null) {
      response.sendRedirect(Routes.LOGIN);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private boolean isGood(Account account, HttpSession session) {
    return clock.millis() - session.getCreationTime() < LONGEST.toMillis()
        && users
            .find(account.name())
            .filter(user -> user.role() == account.role() && user.hash().equals(account.hash()))
            .isPresent();
  }
}
