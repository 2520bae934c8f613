package dev.fazhi.store.database;

import dev.fazhi.model.Problem;
import java.nio.file.Path;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Tells people why the database does not open, and what to do. */
final class DatabaseProblems {

  static final String UNREACHABLE = "FZ-401";

  private DatabaseProblems() {}

  /**
   * Makes the problem for a database that does not open, without its URL, which may hold a
   * password.
   */
  static Problem explain(Throwable e, Path data, @Nullable String url) {
    DatabaseFault fault = DatabaseFault.of(e);
    if (url != null && fault != DatabaseFault.MEMORY) {
      return e instanceof FlywayException && fault != DatabaseFault.LOST
          ? new Problem(
              DatabaseFault.DAMAGED_CODE,
              "数据库结构无法建立或升级。请检查该用户是否有建表的权限，PostgreSQL 是否为 10 或更新版本；如数据库已损坏，%s"
                  .formatted(DatabaseFault.WAY_OUT),
              e)
          : new Problem(
              UNREACHABLE, "数据库连接失败：" + shown(url) + "。请检查 --db 地址、网络和数据库服务" + tls(url) + "。", e);
    }
    return switch (fault) {
      case MEMORY -> Problem.outOfMemory(e);
      case HELD, LOST -> inUse(data, e);
      case DAMAGED -> damaged(data, e);
      case LOCKED, UNWRITABLE -> new Problem(UNREACHABLE, "数据库无法打开：" + data + "。请检查磁盘空间和权限。", e);
      case CANCELLED, OTHER ->
          new Problem(
              UNREACHABLE,
              "数据库无法打开：" + data + "。请检查磁盘空间和权限；都正常时文件可能已损坏，" + DatabaseFault.WAY_OUT,
              e);
    };
  }

  private static String tls(String url) {
    return Network.isCrossedBy(url) && !url.contains("sslmode=")
        ? "；它在别的机器上，须用 TLS 并核对证书（sslmode=verify-full，证书用 sslrootcert 给出；确知网络可信才写明 sslmode=disable）"
        : "";
  }

  /** Host, port and name of a server's URL without what may be a password. */
  private static String shown(String url) {
    int secrets = url.indexOf('?');
    String plain = secrets < 0 ? url : url.substring(0, secrets);
    return plain.substring(plain.lastIndexOf('@') + 1).split(";", 2)[0];
  }

  static Problem damaged(Path data, @Nullable Throwable e) {
    String message =
        "数据库文件已损坏或不见了：" + data.resolve(DatabaseHolder.DATABASE) + "。" + DatabaseFault.WAY_OUT;
    return e == null
        ? new Problem(DatabaseFault.DAMAGED_CODE, message)
        : new Problem(DatabaseFault.DAMAGED_CODE, message, e);
  }

  /** Describes the process that has it open, if known. */
  static Problem inUse(Path data, @Nullable Throwable e) {
    String who =
        new DatabaseHolder(data)
            .read()
            .map(h -> "主机 %s 上的进程 %s 正打开着它".formatted(h.host(), h.pid()))
            .orElse("它正被另一个程序打开");
    String message =
        "数据库正被占用：%s，%s（例如 ./fazhi serve）。请等它结束，或关闭占用它的程序后再试；进程已暂停的，请让它继续或结束它。"
            .formatted(data.resolve(DatabaseHolder.DATABASE), who);
    return e == null ? new Problem(Database.HELD, message) : new Problem(Database.HELD, message, e);
  }

  static Problem rebuilding(Path data) {
    return new Problem(
        Database.HELD,
        "数据库正在由另一个进程重建：" + data.resolve(DatabaseHolder.DATABASE) + "。请等 rebuild 结束后再试。");
  }
}
