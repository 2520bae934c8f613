package dev.fazhi.console.security;

import dev.fazhi.store.user.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions older than a working day, and those of users who were removed or got another
 * password or role.
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
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    Account account = Account.current();
    if (account != null && session != null && !isGood(account, session)) {
      session.invalidate();
      SecurityContextHolder.clearContext();
    }
    chain.doFilter(request, response);
  }

  private boolean isGood(Account account, HttpSession session) {
    return clock.millis() - session.getCreationTime() < LONGEST.toMillis()
        && users
            .find(account.name())
            .filter(user -> user.role() == account.role() && user.hash().equals(account.hash()))
            .isPresent();
  }
}
