package dev.fazhi.console.security;

import dev.fazhi.store.user.AuditLog;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Authenticates users, as often as the throttle allows. The throttle is applied here, independent
 * of the URL of the request.
 */
final class SignIn implements AuthenticationProvider {

  private final AuthenticationProvider passwords;
  private final LoginThrottle throttle;
  private final AuditLog audit;

  SignIn(AuthenticationProvider passwords, LoginThrottle throttle, AuditLog audit) {
    this.passwords = passwords;
    this.throttle = throttle;
    this.audit = audit;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    Caller caller = attempt.getDetails() instanceof Caller known ? known : new Caller("?", "?");
    switch (throttle.attempt(attempt.getName(), caller.address())) {
      case NEWLY_REFUSED -> {
        // not logged: it may be a password typed into the wrong field
        audit.add("-", "登录受限", caller.toString(), "连续多次口令错误");
        throw new LockedException("too many tries");
      }
      case REFUSED -> throw new LockedException("too many tries");
      case GO_ON -> {}
    }
    Authentication who;
    try {
      who = passwords.authenticate(attempt);
    } catch (AuthenticationException wrong) {
      LoggerFactory.getLogger(SignIn.class).info("a sign-in from {} failed", caller);
      throw wrong;
    }
    if (who == null) {
      throw new BadCredentialsException("no answer");
    }
    throttle.succeeded(attempt.getName(), caller.address());
    audit.add(who.getName(), "登录", caller.toString(), "");
    return who;
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
