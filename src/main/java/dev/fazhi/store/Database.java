package dev.fazhi.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/** Opens the one database that holds the jobs' state and the facts. */
public final class Database {

  private static final String UNREACHABLE = "FZ-401";
  private static final String DAMAGED = DatabaseFault.DAMAGED_CODE;

  /** The code of the problem that another program holds the database's file. */
  public static final String HELD = "FZ-403";

  private static final String FILE = "fazhi.mv.db";
  private static final long PATIENCE_SECONDS = 4;

  /** So long a statement waits for a lock before it says so; a server's own default is for ever. */
  private static final long LOCK_SECONDS = 20;

  private static final long PAUSE_MILLIS = 250;

  /** What the server or the URL says of it stands. */
  private static final String LOCK_TIMEOUT =
      "SELECT set_config('lock_timeout', '"
          + LOCK_SECONDS
          + "s', false) WHERE current_setting('lock_timeout') = '0'";

  private Database() {}

  /**
   * Makes sure that a database is not started empty where one was: an archive that holds files says
   * that there was one.
   *
   * @throws Problem when its file is gone or empty
   */
  public static void assertNotLost(Path data, Archive archive) {
    try {
      if (!archive.isEmpty()
          && (!Files.exists(data.resolve(FILE)) || Files.size(data.resolve(FILE)) == 0)) {
        throw damaged(data, null);
      }
    } catch (IOException e) {
      throw new Problem(UNREACHABLE, "数据目录无法读取：" + data + "。请检查磁盘和权限。", e);
    }
  }

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
    if (url == null && RebuildLock.isHeld(data)) {
      throw rebuilding(data);
    }
    HikariDataSource source = new HikariDataSource();
    source.setJdbcUrl(url != null ? url : h2(data));
    if (url == null) {
      source.setUsername("fazhi");
      source.setPassword("");
    }
    source.setMaximumPoolSize(8);
    source.setMinimumIdle(1);
    // what fails with the server asks for a connection several times more before it has said so
    source.setConnectionTimeout(4_000);
    // once: the pool's own tries would go on over a damaged file and tell of the last alone
    source.setInitializationFailTimeout(1);
    source.setPoolName("fazhi");
    if (source.getJdbcUrl().startsWith("jdbc:postgresql:")) {
      source.setConnectionInitSql(LOCK_TIMEOUT);
      // a server that went without a word is noticed
      source.addDataSourceProperty("tcpKeepAlive", "true");
    }
    try {
      connect(source);
    } catch (SQLException | RuntimeException e) {
      source.close();
      throw explain(e, data, url);
    }
    try {
      migrate(source);
    } catch (FlywayException e) {
      source.close();
      throw url == null && DatabaseFault.of(e) != DatabaseFault.OTHER
          ? explain(e, data, null)
          : new Problem(
              DAMAGED, "数据库结构无法建立或升级。请用与该数据库相同或更新版本的程序；如数据库已损坏，" + DatabaseFault.WAY_OUT, e);
    }
    return source;
  }

  /** Tries again for a while where another process may just be opening or closing it. */
  private static void connect(HikariDataSource source) throws SQLException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try (Connection connection = source.getConnection()) {
        connection.getMetaData();
        return;
      } catch (SQLException | RuntimeException e) {
        DatabaseFault fault = DatabaseFault.of(e);
        boolean passing = fault == DatabaseFault.HELD || fault == DatabaseFault.LOST;
        if (!passing || System.nanoTime() > until || !slept()) {
          throw e;
        }
      }
    }
  }

  private static boolean slept() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static String h2(Path data) {
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new Problem(UNREACHABLE, "数据目录无法建立：" + data + "。请检查磁盘和权限。", e);
    }
    // the server that lets a second process in must be reachable from this machine alone
    System.setProperty("h2.bindAddress", "127.0.0.1");
    return "jdbc:h2:file:"
        + data.toAbsolutePath().normalize().resolve("fazhi")
        // its own log would repeat statements with their values, and grow without end
        + ";AUTO_SERVER=TRUE;LOCK_TIMEOUT="
        + LOCK_SECONDS * 1000
        + ";TRACE_LEVEL_FILE=0";
  }

  private static void migrate(HikariDataSource source) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(source)
            .locations("classpath:db/migration")
            .table("fz_schema_history")
            // the jobs' own tables may be there first
            .baselineOnMigrate(true)
            .baselineVersion("0")
            // the first scripts are written anew for new databases; old ones are brought there by
            // the later
            .validateOnMigrate(false)
            .load();
    for (MigrationInfo applied : flyway.info().applied()) {
      if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new FlywayException("made by a newer program: " + applied.getVersion());
      }
    }
    flyway.migrate();
  }

  /**
   * What to do about a database that does not open; a URL may hold a password, so it is not told.
   */
  private static Problem explain(Throwable e, Path data, @Nullable String url) {
    if (url != null) {
      return new Problem(UNREACHABLE, "数据库连接失败。请检查 --db 地址、网络和数据库服务。", e);
    }
    return switch (DatabaseFault.of(e)) {
      case HELD, LOST ->
          new Problem(HELD, "数据库正被另一个程序占用：" + data.resolve(FILE) + "。请等它结束，或关闭占用它的程序后再试。", e);
      case DAMAGED -> damaged(data, e);
      case LOCKED, UNWRITABLE -> new Problem(UNREACHABLE, "数据库无法打开：" + data + "。请检查磁盘空间和权限。", e);
      case OTHER ->
          new Problem(
              UNREACHABLE,
              "数据库无法打开：" + data + "。请检查磁盘空间和权限；都正常时文件可能已损坏，" + DatabaseFault.WAY_OUT,
              e);
    };
  }

  private static Problem damaged(Path data, @Nullable Throwable e) {
    String message = "数据库文件已损坏或不见了：" + data.resolve(FILE) + "。" + DatabaseFault.WAY_OUT;
    return e == null ? new Problem(DAMAGED, message) : new Problem(DAMAGED, message, e);
  }

  /** Whether it failed because another process has the file open. */
  static boolean isInUse(Throwable e) {
    return DatabaseFault.of(e) == DatabaseFault.HELD;
  }

  /**
   * @param holder who runs there, if anybody does
   */
  static Problem inUse(Path data, Optional<Lease.Holder> holder, Throwable e) {
    String who =
        holder
            .map(h -> "另一次运行正在进行（主机 " + h.host() + "，进程 " + h.pid() + "）")
            .orElse("它正被另一个程序打开（例如 ./fazhi serve）");
    return new Problem(
        HELD, "数据库正被占用：" + data.resolve(FILE) + "，" + who + "。请等它结束，或关闭占用它的程序后再试。", e);
  }

  static Problem rebuilding(Path data) {
    return new Problem(HELD, "数据库正在由另一个进程重建：" + data.resolve(FILE) + "。请等 rebuild 结束后再试。");
  }
}
