package dev.fazhi.store.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.model.Problem;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.file.RebuildLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the database of the job repository and the facts. */
public final class Database {

  private static final String DAMAGED = DatabaseFault.DAMAGED_CODE;

  /** The database file is open in another program. */
  public static final String HELD = "FZ-403";

  /** The version of the last script in {@code db/migration}. */
  static final String NEWEST = "22";

  private static final String FILE = DatabaseHolder.DATABASE;
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration CONNECTION = Duration.ofSeconds(4);

  /** Maximum wait of a statement for a lock; servers wait for ever by default. */
  static final long LOCK_SECONDS = 20;

  private static final long PAUSE_MILLIS = 250;

  /**
   * No wait for ever where the server or the URL sets no limit, no commit that is reported before
   * it is on the server's disk, and no statement compiled, which takes longer than a thousand keys.
   */
  private static final String SESSION =
      """
      SELECT set_config('lock_timeout', '%ss', false) WHERE current_setting('lock_timeout') = '0';
      SELECT set_config('synchronous_commit', 'local', false)
      WHERE current_setting('synchronous_commit') = 'off';
      SELECT set_config('jit', 'off', false) FROM pg_settings WHERE name = 'jit'\
      """
          .formatted(LOCK_SECONDS);

  private Database() {}

  /**
   * Fails if the database file is gone although there is an archive, so that no empty database is
   * created over it.
   *
   * @throws Problem when its file is gone or empty
   */
  public static void assertNotLost(Path data, Archive archive) {
    try {
      if (!archive.isEmpty() && (!exists(data) || Files.size(data.resolve(FILE)) == 0)) {
        throw DatabaseProblems.damaged(data, null);
      }
    } catch (IOException e) {
      throw new Problem(DatabaseProblems.UNREACHABLE, "数据目录无法读取：" + data + "。请检查磁盘和权限。", e);
    }
  }

  /** Whether the file of the default database is there. */
  public static boolean exists(Path data) {
    return Files.exists(data.resolve(FILE));
  }

  /**
   * Opens and, where needed, creates or upgrades the database. Fails within ten seconds if the
   * process that has it open, or its server, does not answer.
   *
   * @param data folder of the default database; created when missing
   * @param url a JDBC URL such as {@code jdbc:postgresql://…}; null for the default, an H2 file
   *     under {@code data} that a second process of this user can use too. User and password come
   *     with the URL or from the driver's own files, never from here.
   * @throws Problem when it cannot be opened, with what to do
   */
  public static HikariDataSource open(Path data, @Nullable String url) {
    return open(data, url, PATIENCE);
  }

  /** Opens it likewise, and tries for so long again what may pass. */
  static HikariDataSource open(Path data, @Nullable String url, Duration patience) {
    if (url == null) {
      if (RebuildLock.isHeld(data)) {
        throw DatabaseProblems.rebuilding(data);
      }
      DataFolder.secure(data);
    }
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return url == null ? new FileDatabase(data).open() : openServer(url);
      } catch (Problem told) {
        throw told;
      } catch (IOException | SQLException | RuntimeException e) {
        // another process may be opening or closing it, or the server may be starting
        boolean passing =
            switch (DatabaseFault.of(e)) {
              case HELD, LOST, LOCKED -> true;
              default -> false;
            };
        if (!passing || System.nanoTime() > until || !slept()) {
          throw DatabaseProblems.explain(e, data, url);
        }
      }
    }
  }

  /**
   * Opens a server's database that is there already, without changing its tables.
   *
   * @throws Problem when it cannot be reached, or was made by another version of the program
   */
  public static HikariDataSource join(String url) {
    HikariDataSource source = server(url);
    try {
      connect(source);
      if (isNewest(source)) {
        return source;
      }
      throw new Problem(
          "FZ-452", "数据库还没有建立，或由另一版本的程序建立。请先用同一版本的程序在协调运行的机器上运行一次 ./fazhi run 或 serve。");
    } catch (SQLException | RuntimeException e) {
      source.close();
      throw e instanceof Problem told ? told : DatabaseProblems.explain(e, Path.of(""), url);
    }
  }

  private static HikariDataSource openServer(String url) throws SQLException {
    HikariDataSource source = server(url);
    try {
      connect(source);
      migrate(source);
      new Identity(source).ensure();
      return source;
    } catch (SQLException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static HikariDataSource server(String url) {
    HikariDataSource source = pool(url);
    if (url.startsWith("jdbc:postgresql:")) {
      source.setConnectionInitSql(SESSION);
      // sends rows to be inserted in groups instead of one by one
      source.addDataSourceProperty("reWriteBatchedInserts", "true");
      if (Network.isCrossedBy(url)) {
        // a mode in the URL goes before it
        source.addDataSourceProperty(Network.MODE, Network.VERIFIED);
      }
      // detects a server that disappeared
      source.addDataSourceProperty("tcpKeepAlive", "true");
      // limits the wait for a server that accepts the connection and does not answer
      source.addDataSourceProperty("loginTimeout", Long.toString(CONNECTION.toSeconds()));
    }
    return source;
  }

  /** Prepares connections to that URL; none is opened yet. */
  static HikariDataSource pool(String url) {
    HikariDataSource source = new HikariDataSource();
    source.setJdbcUrl(url);
    source.setMaximumPoolSize(8);
    source.setMinimumIdle(1);
    // after a failure of the server, Spring asks for connections several times before it reports it
    source.setConnectionTimeout(CONNECTION.toMillis());
    // a single attempt: the pool would retry on a damaged file and report only the last failure
    source.setInitializationFailTimeout(1);
    source.setPoolName("fazhi");
    return source;
  }

  /** Opens the first connection. */
  static void connect(HikariDataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.getMetaData();
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

  /** Upgrades the tables to the present schema. */
  static void migrate(DataSource source) {
    if (isNewest(source)) {
      return;
    }
    Flyway flyway =
        Flyway.configure()
            .dataSource(source)
            .locations("classpath:db/migration")
            .table("fz_schema_history")
            // the tables of the job repository may exist already
            .baselineOnMigrate(true)
            .baselineVersion("0")
            // the first scripts were rewritten for new databases; later ones upgrade old databases
            .validateOnMigrate(false)
            .load();
    for (MigrationInfo applied : flyway.info().applied()) {
      if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new Problem(
            DAMAGED,
            "数据库由更新版本的程序建立（结构版本 %s），本程序不能使用。请改用与它相同或更新版本的程序。".formatted(applied.getVersion()));
      }
    }
    flyway.migrate();
  }

  /** Whether there is nothing to upgrade; cheaper than asking Flyway. */
  private static boolean isNewest(DataSource source) {
    try {
      return JdbcClient.create(source)
          .sql(
              """
              SELECT "version" FROM "fz_schema_history" WHERE NOT EXISTS (
                SELECT 1 FROM "fz_schema_history" WHERE NOT "success")
              ORDER BY "installed_rank" DESC LIMIT 1\
              """)
          .query(String.class)
          .optional()
          .filter(NEWEST::equals)
          .isPresent();
    } catch (BadSqlGrammarException noTableYet) {
      return false;
    }
  }

  /** Whether it failed because another process has the file open. */
  static boolean isInUse(Throwable e) {
    return DatabaseFault.of(e) == DatabaseFault.HELD;
  }
}
