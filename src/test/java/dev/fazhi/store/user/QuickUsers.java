package dev.fazhi.store.user;

/**
 * Users whose passwords are verified in no time. How dear real ones are to guess is what {@link
 * PasswordsTest} is about; whoever signs in hundreds of times need not wait for it.
 */
public final class QuickUsers {

  private static final int LEAST_STRENGTH = 4;

  private QuickUsers() {}

  /**
   * Adds a user without asking whether name and password are fit.
   *
   * @param name in lower case
   */
  public static void add(Users users, String name, String password, Role role) {
    users.insert(name, String.valueOf(Passwords.encoder(LEAST_STRENGTH).encode(password)), role);
  }
}
