package dev.fazhi.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Opens the one database that holds the jobs' state and the facts. */
public final class Database {

  private static final String UNREACHABLE = "FZ-401";
  private static final String DAMAGED = "FZ-402";

  private Database() {}

  /**
   * Opens and, where needed, creates or upgrades the database.
   *
   * @param data folder of the default database; created when missing
   * @param url a JDBC URL such as {@code jdbc:postgresql://…}; null for the default, an H2 file
   *     under {@code data} that a second process on this machine can use too. User and password
   *     come with the URL or from the driver's own files, never from here.
   * @throws Problem when it cannot be opened, with what to do
   */
  public static HikariDataSource open(Path data, @Nullable String url) {
    HikariDataSource source = new HikariDataSource();
    source.setJdbcUrl(url != null ? url : h2(data));
    if (url == null) {
      source.setUsername("fazhi");
      source.setPassword("");
    }
    source.setMaximumPoolSize(8);
    source.setMinimumIdle(1);
    source.setConnectionTimeout(10_000);
    source.setInitializationFailTimeout(5_000);
    source.setPoolName("fazhi");
    try (Connection connection = source.getConnection()) {
      connection.getMetaData();
    } catch (SQLException | RuntimeException e) {
      source.close();
      throw explain(e, data, url);
    }
    migrate(source);
    return source;
  }

  private static String h2(Path data) {
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new Problem(UNREACHABLE, "数据目录无法建立：" + data + "。请检查磁盘和权限。", e);
    }
    // the server that lets a second process in must be reachable from this machine alone
    System.setProperty("h2.bindAddress", "127.0.0.1");
    return "jdbc:h2:file:"
        + data.toAbsolutePath().normalize().resolve("fazhi")
        + ";AUTO_SERVER=TRUE;LOCK_TIMEOUT=20000";
  }

  private static void migrate(HikariDataSource source) {
    try {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration")
          .table("fz_schema_history")
          // the jobs' own tables may be there first
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    } catch (FlywayException e) {
      source.close();
      throw new Problem(DAMAGED, "数据库结构无法建立或升级。请用与该数据库相同或更新版本的程序；如数据库已损坏，请用 rebuild 从归档重建。", e);
    }
  }

  private static Problem explain(Throwable e, Path data, @Nullable String url) {
    String text = rootMessage(e);
    if (url == null && isInUse(e)) {
      return inUse(data, e);
    }
    if (url == null
        && (text.contains("corrupt")
            || text.contains("90030")
            || text.contains("MVStoreException"))) {
      return new Problem(
          DAMAGED,
          "数据库文件已损坏：" + data.resolve("fazhi.mv.db") + "。请保留该文件，运行 ./fazhi rebuild 从归档重建。",
          e);
    }
    // a URL may carry a password: it is never repeated
    return new Problem(
        UNREACHABLE,
        url == null ? "数据库无法打开：" + data + "。请检查磁盘和权限。" : "数据库连接失败。请检查 --db 地址、网络和数据库服务。",
        e);
  }

  /** Whether it failed because another process has the file open. */
  static boolean isInUse(Throwable e) {
    String text = rootMessage(e);
    return text.contains("Locked by another")
        || text.contains("90020")
        || text.contains("file is locked")
        || text.contains("may be already in use");
  }

  static Problem inUse(Path data, Throwable e) {
    return new Problem(
        "FZ-403", "数据库正被另一个程序占用：" + data.resolve("fazhi.mv.db") + "。请等它结束，或关闭占用它的程序后再试。", e);
  }

  private static String rootMessage(Throwable e) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      all.append(cause).append('\n');
    }
    return all.toString();
  }
}
