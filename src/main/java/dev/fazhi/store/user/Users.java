package dev.fazhi.store.user;

import dev.fazhi.model.Problem;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the users of the console. */
public final class Users {

  private static final String UNFIT = "FZ-421";
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}");

  private final JdbcClient jdbc;

  /** Works on that database. */
  public Users(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * A user.
   *
   * @param name in lower case
   * @param hash of the password
   * @param createdAt UTC
   */
  public record User(String name, String hash, Role role, LocalDateTime createdAt) {}

  /** Finds the user of that name, case-insensitively. */
  public Optional<User> find(String name) {
    return jdbc.sql("SELECT name, hash, role, created_at FROM fz_user WHERE name = ?")
        .param(fold(name))
        .query(User.class)
        .optional();
  }

  /** All by name. */
  public List<User> all() {
    return jdbc.sql("SELECT name, hash, role, created_at FROM fz_user ORDER BY name")
        .query(User.class)
        .list();
  }

  /**
   * Adds a user.
   *
   * @throws Problem when the name cannot be used or is taken, or the password is unfit
   */
  public void add(String name, String password, Role role) {
    String folded = requireFit(name);
    insert(folded, Passwords.hash(folded, password), role);
  }

  /** Adds a user whose name and password are known to be fit. */
  void insert(String folded, String hash, Role role) {
    try {
      jdbc.sql("INSERT INTO fz_user (name, hash, role, created_at) VALUES (?, ?, ?, ?)")
          .params(folded, hash, role.name(), LocalDateTime.now(ZoneOffset.UTC).withNano(0))
          .update();
    } catch (DuplicateKeyException taken) {
      throw new Problem(UNFIT, "已有用户 " + folded + "。改口令请用 ./fazhi user password " + folded + "。");
    }
  }

  /**
   * Changes a user's password; sessions under the old one end.
   *
   * @throws Problem when there is no such user or the password is unfit
   */
  public void changePassword(String name, String password) {
    String folded = requireFit(name);
    requireOne(
        jdbc.sql("UPDATE fz_user SET hash = ? WHERE name = ?")
            .params(Passwords.hash(folded, password), folded)
            .update(),
        folded);
  }

  /**
   * Removes a user; open sessions end.
   *
   * @throws Problem when there is no such user
   */
  public void remove(String name) {
    String folded = requireFit(name);
    requireOne(jdbc.sql("DELETE FROM fz_user WHERE name = ?").param(folded).update(), folded);
  }

  private static void requireOne(int rows, String name) {
    if (rows != 1) {
      throw new Problem(UNFIT, "没有用户 " + name + "。用 ./fazhi user list 查看。");
    }
  }

  private static String requireFit(String name) {
    String folded = fold(name);
    if (!NAME.matcher(folded).matches()) {
      throw new Problem(UNFIT, "用户名不可用：请用 1–40 个字母、汉字或数字，中间可有 . _ -。");
    }
    return folded;
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
