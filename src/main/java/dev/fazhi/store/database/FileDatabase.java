package dev.fazhi.store.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.model.Problem;
import dev.fazhi.store.file.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The default database: an H2 file that the first process to open it shares with other processes of
 * this user over a local port, protected by key and password. The owner upgrades the tables;
 * everything else is done by a user without the right to create aliases or triggers or to access
 * files.
 */
final class FileDatabase {

  private final Path data;
  private final String url;

  FileDatabase(Path data) {
    this.data = data;
    // the server that lets a second process in must be reachable from this machine alone
    System.setProperty("h2.bindAddress", "127.0.0.1");
    // to look each value up among those seen last costs a pass over the facts as much again
    System.setProperty("h2.objectCache", "false");
    // compressed pages of facts need a third of the space and no more time
    this.url =
        "jdbc:h2:file:%s;AUTO_SERVER=TRUE;COMPRESS=TRUE;LOCK_TIMEOUT=%s"
            .formatted(
                data.toAbsolutePath().normalize().resolve("fazhi"), Database.LOCK_SECONDS * 1000);
  }

  /**
   * Opens the database, and creates or upgrades it where needed.
   *
   * @throws Problem FZ-403 when the process that has it open does not answer, FZ-401 when its
   *     passwords are not those in the file beside it
   */
  HikariDataSource open() throws IOException, SQLException {
    DatabaseHolder holder = new DatabaseHolder(data);
    if (holder.isSilent()) {
      throw DatabaseProblems.inUse(data, null);
    }
    Credentials credentials = Credentials.of(data);
    // stays open until the others are: H2 closes the file with its last connection
    try (Connection owner = owner(credentials)) {
      if (owner.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal) {
        holder.write();
      }
      admitWorker(owner, credentials);
      DataSource own =
          new DriverManagerDataSource(ownUrl(), Credentials.OWNER, credentials.owner());
      Database.migrate(own);
      if (new Identity(own).ensure()) {
        try (Statement statement = owner.createStatement()) {
          // without it, a later loss of the connection could not be recognised
          statement.execute("CHECKPOINT SYNC");
        }
      }
      HikariDataSource source = Database.pool(url);
      source.setUsername(Credentials.WORKER);
      source.setPassword(credentials.worker());
      try {
        Database.connect(source);
        return source;
      } catch (SQLException | RuntimeException e) {
        source.close();
        throw e;
      }
    }
  }

  /**
   * Turns off H2's own log, which would contain statements with values, and the write delay, so
   * that commits are durable.
   */
  private String ownUrl() {
    return url + ";TRACE_LEVEL_FILE=0;WRITE_DELAY=0";
  }

  private Connection owner(Credentials credentials) throws SQLException {
    try {
      return DriverManager.getConnection(ownUrl(), Credentials.OWNER, credentials.owner());
    } catch (SQLException e) {
      if (e.getErrorCode() != ErrorCode.WRONG_USER_OR_PASSWORD) {
        throw e;
      }
      return olderOwner(credentials, e);
    }
  }

  /** Opens a database of an older version, which had an empty password. */
  private Connection olderOwner(Credentials credentials, SQLException wrong) throws SQLException {
    Connection owner;
    try {
      owner = DriverManager.getConnection(ownUrl(), Credentials.OWNER, "");
    } catch (SQLException e) {
      if (e.getErrorCode() != ErrorCode.WRONG_USER_OR_PASSWORD) {
        throw e;
      }
      throw new Problem(
          "FZ-401",
          "数据库口令与 %s 中的不符。请从备份恢复这个文件；没有备份时运行 ./fazhi rebuild 从归档重建。"
              .formatted(data.resolve(Credentials.NAME)),
          wrong);
    }
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          "ALTER USER %s SET PASSWORD '%s'".formatted(Credentials.OWNER, credentials.owner()));
    }
    LoggerFactory.getLogger(FileDatabase.class)
        .warn("the database had an empty password and was given a random one");
    return owner;
  }

  private static void admitWorker(Connection owner, Credentials credentials) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          "CREATE USER IF NOT EXISTS %s PASSWORD '%s'"
              .formatted(Credentials.WORKER, credentials.worker()));
      statement.execute("GRANT ALTER ANY SCHEMA TO " + Credentials.WORKER);
    }
  }
}
