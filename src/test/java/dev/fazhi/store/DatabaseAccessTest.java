package dev.fazhi.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.model.Problem;
import dev.fazhi.store.database.DataFolder;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.file.Credentials;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into the default database, and what its daily user may do there. */
class DatabaseAccessTest {

  private static final String OPEN_TO_ALL = "rwxrwxrwx";

  @TempDir private static Path common = Path.of(".");
  private static HikariDataSource shared = new HikariDataSource();

  @TempDir private Path folder = Path.of(".");

  @BeforeAll
  static void open() {
    shared = Database.open(common, null);
  }

  @AfterAll
  static void close() {
    shared.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE ALIAS own AS 'String own() { return System.getProperty(\"user.name\"); }'",
        "CREATE ALIAS own FOR 'java.lang.System.getProperty'",
        "CREATE TRIGGER own BEFORE INSERT ON fz_user AS 'org.h2.api.Trigger create() { return null;"
            + " }'",
        "CREATE AGGREGATE own FOR 'java.lang.String'",
        "CREATE LINKED TABLE own('org.h2.Driver', 'jdbc:h2:mem:', 'a', 'b', 'c')",
        "CREATE TABLE own (a INT) ENGINE \"java.lang.String\"",
        "CREATE USER own PASSWORD 'x' ADMIN",
        "ALTER USER fazhi_worker ADMIN TRUE",
        "ALTER USER fazhi SET PASSWORD ''",
        "CALL FILE_READ('/etc/passwd')",
        "CALL FILE_WRITE('x', '/tmp/own')",
        "SELECT * FROM CSVREAD('/etc/passwd')",
        "CALL CSVWRITE('/tmp/own', 'SELECT 1')",
        "CREATE TABLE own AS SELECT * FROM CSVREAD('/etc/passwd')",
        "RUNSCRIPT FROM '/etc/passwd'",
        "SCRIPT",
        "SCRIPT TO '/tmp/own'",
        "BACKUP TO '/tmp/own'",
        "CALL LINK_SCHEMA('OWN', '', 'jdbc:h2:mem:', 'sa', 'sa', 'PUBLIC')",
        "SET TRACE_LEVEL_FILE 3",
        "SHUTDOWN"
      })
  void theDailyUserRunsNoCodeAndReachesNoFile(String statement) throws SQLException {
    try (Connection connection = shared.getConnection();
        Statement worker = connection.createStatement()) {
      SQLException refused = assertThrows(SQLException.class, () -> worker.execute(statement));

      assertEquals(ErrorCode.ADMIN_RIGHTS_REQUIRED, refused.getErrorCode(), refused.getMessage());
    }
  }

  @Test
  void theDatabaseTellsItsDailyUserNoPassword() throws SQLException {
    try (Connection connection = shared.getConnection();
        var users =
            connection.createStatement().executeQuery("SELECT * FROM information_schema.users")) {
      for (int i = 1; i <= users.getMetaData().getColumnCount(); i++) {
        String column = users.getMetaData().getColumnName(i);
        assertTrue(!column.contains("HASH") && !column.contains("PASSWORD"), column);
      }
    }
  }

  @Test
  void whoKnowsThePortAndTheKeyButNoPasswordGetsNothing() throws Exception {
    Properties lock = new Properties();
    try (Reader text = Files.newBufferedReader(common.resolve("fazhi.lock.db"))) {
      lock.load(text);
    }
    String url = "jdbc:h2:tcp://" + lock.getProperty("server") + "/" + lock.getProperty("id");

    for (String user : List.of(Credentials.OWNER, Credentials.WORKER, "sa")) {
      SQLException refused =
          assertThrows(SQLException.class, () -> DriverManager.getConnection(url, user, ""));
      assertEquals(ErrorCode.WRONG_USER_OR_PASSWORD, refused.getErrorCode(), user);
    }
  }

  @Test
  void aDatabaseWithAnEmptyPasswordIsGivenOneAndKeepsWhatItHolds() throws Exception {
    String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("fazhi");
    try (Connection old = DriverManager.getConnection(url, Credentials.OWNER, "")) {
      old.createStatement().execute("CREATE TABLE kept (a INT) AS VALUES (7)");
    }

    String told = String.join("\n", DataFolder.secure(folder));
    try (HikariDataSource database = Database.open(folder, null);
        Connection connection = database.getConnection();
        var row = connection.createStatement().executeQuery("SELECT a FROM kept")) {
      assertTrue(row.next());
      assertEquals(7, row.getInt(1));
    }

    assertTrue(told.contains("随机口令") && told.contains("fazhi.secret"), told);
    assertEquals(List.of(), DataFolder.secure(folder), "told once");
    assertEquals(
        ErrorCode.WRONG_USER_OR_PASSWORD,
        assertThrows(
                SQLException.class, () -> DriverManager.getConnection(url, Credentials.OWNER, ""))
            .getErrorCode());
  }

  @Test
  void withoutTheFileOfItsPasswordsItIsSaidWhatToDo() throws IOException {
    Database.open(folder, null).close();
    Files.delete(folder.resolve(Credentials.NAME));

    Problem problem = assertThrows(Problem.class, () -> Database.open(folder, null));

    assertEquals("FZ-401", problem.code());
    assertTrue(String.valueOf(problem.getMessage()).contains("fazhi.secret"), problem::toString);
  }

  @Test
  void aFolderOpenToOthersIsClosedWithAllThatLiesInItAndThatIsTold() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Path deep = Files.createDirectories(data.resolve("archive"));
    Path file = Files.writeString(deep.resolve("old.gz"), "x");
    for (Path path : List.of(data, deep, file)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(OPEN_TO_ALL));
    }

    String told = String.join("\n", DataFolder.secure(data));

    assertTrue(told.contains("3 个"), told);
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.toList()) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        assertEquals(Files.isDirectory(path) ? "rwx------" : "rw-------", mode, path.toString());
      }
    }
  }

  @Test
  void nothingInItIsReadByOthersThroughALinkToIt() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real"));
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString(OPEN_TO_ALL));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    assertEquals(1, DataFolder.secure(link).size());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
  }
}
