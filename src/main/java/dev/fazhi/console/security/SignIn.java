package dev.fazhi.console.security;

import dev.fazhi.store.user.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Authenticates users, as often as the throttle allows, at the sign-in and before they change what
 * is sensitive. The throttle is applied here, independent of the URL of the request.
 */
public final class SignIn implements AuthenticationProvider {

  /** What is said to whoever guessed too often. */
  public static final String TOO_OFTEN = "口令错误次数太多，请过几分钟再试。";

  private final AuthenticationProvider passwords;
  private final LoginThrottle throttle;
  private final AuditLog audit;
  private final Refusals refusals;

  SignIn(
      AuthenticationProvider passwords, LoginThrottle throttle, AuditLog audit, Refusals refusals) {
    this.passwords = passwords;
    this.throttle = throttle;
    this.audit = audit;
    this.refusals = refusals;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    Caller caller = attempt.getDetails() instanceof Caller known ? known : new Caller("?", "?", "");
    Authentication who = check(attempt, caller);
    audit.add(who.getName(), "登录", caller.toString(), "");
    return who;
  }

  /** Asks a signed-in user for the password again; what is wrong with it, in Chinese, or null. */
  public @Nullable String fault(Account account, String password, HttpServletRequest request) {
    try {
      check(
          UsernamePasswordAuthenticationToken.unauthenticated(account.name(), password),
          Caller.of(request));
      return null;
    } catch (LockedException tooOften) {
      return TOO_OFTEN;
    } catch (AuthenticationException wrong) {
      return "当前口令不对。";
    }
  }

  private Authentication check(Authentication attempt, Caller caller) {
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
      refusals.note(Refusals.Kind.PASSWORD, caller, "a wrong password");
      throw wrong;
    }
    if (who == null) {
      throw new BadCredentialsException("no answer");
    }
    throttle.succeeded(attempt.getName(), caller.address());
    return who;
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
