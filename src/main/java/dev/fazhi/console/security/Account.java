package dev.fazhi.console.security;

import dev.fazhi.store.user.Role;
import dev.fazhi.store.user.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;

/** A signed-in user, as of the sign-in. */
public record Account(String name, String hash, Role role) implements UserDetails {

  static Account of(Users.User user) {
    return new Account(user.name(), user.hash(), user.role());
  }

  /** The user of this thread's request; null when not signed in. */
  static @Nullable Account current() {
    Authentication current = SecurityContextHolder.getContext().getAuthentication();
    return current != null && current.getPrincipal() instanceof Account known ? known : null;
  }

  @Override
  public List<GrantedAuthority> getAuthorities() {
    return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
  }

  @Override
  public String getPassword() {
    return hash;
  }

  @Override
  public String getUsername() {
    return name;
  }

  /** Omits the hash. */
  @Override
  public String toString() {
    return name;
  }
}
