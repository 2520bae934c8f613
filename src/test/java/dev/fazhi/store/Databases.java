package dev.fazhi.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.Ports;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.file.Credentials;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Real databases for tests: an H2 file in a folder of its own, or a fresh database on a PostgreSQL
 * server that the tests start once.
 */
public enum Databases {
  H2 {
    @Override
    public HikariDataSource open() {
      try {
        Path data = folder("fazhi-h2-");
        prepare(data);
        return Database.open(data, null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  POSTGRESQL {
    @Override
    public HikariDataSource open() {
      return Database.open(Path.of("target"), url());
    }
  };

  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final String TEMPLATE = "fazhi_template";
  private static @Nullable Path template;
  private static @Nullable String script;
  private static @Nullable EmbeddedPostgres server;

  /** A fresh, migrated database. */
  public abstract HikariDataSource open();

  /** The URL of a fresh database with all tables on the PostgreSQL server. */
  public static String url() {
    String name = "fazhi" + NEXT.incrementAndGet();
    execute(
        server().getJdbcUrl("postgres", "postgres"),
        "CREATE DATABASE %s TEMPLATE %s".formatted(name, TEMPLATE));
    return server().getJdbcUrl("postgres", name);
  }

  /** The URL of a fresh database with all tables in memory. */
  public static synchronized String inMemory() {
    String url = "jdbc:h2:mem:fazhi%s;DB_CLOSE_DELAY=-1;USER=fazhi";
    String tables = script;
    if (tables == null) {
      String first = url.formatted(0);
      withoutIdentity(Database.open(Path.of("target"), first));
      tables =
          String.join(
              "\n",
              JdbcClient.create(new DriverManagerDataSource(first))
                  .sql("SCRIPT NOSETTINGS")
                  .query(String.class)
                  .list());
      script = tables;
    }
    String fresh = url.formatted(NEXT.incrementAndGet());
    execute(fresh, tables);
    return fresh;
  }

  /** Gives the memory of such a database back, of which a process may make hundreds. */
  public static void forget(String url) {
    execute(url, "SHUTDOWN IMMEDIATELY");
  }

  /**
   * Puts the default database with all tables into a data folder that is not there yet or empty. To
   * have the program make the tables costs more than what most tests are about.
   */
  public static synchronized void prepare(Path data) {
    try {
      Path from = template;
      if (from == null) {
        from = folder("fazhi-template-");
        withoutIdentity(Database.open(from, null));
        template = from;
      }
      if (Files.exists(data) && !PathUtils.isEmptyDirectory(data)) {
        return;
      }
      Files.createDirectories(data);
      for (String name : List.of(Credentials.NAME, "fazhi.mv.db")) {
        Files.copy(from.resolve(name), data.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder that is deleted with this process. */
  private static Path folder(String prefix) throws IOException {
    Path folder = Files.createTempDirectory(prefix);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
    return folder;
  }

  /** Each database that is made of it is given one of its own. */
  private static void withoutIdentity(HikariDataSource database) {
    try (database) {
      JdbcClient.create(database).sql("DELETE FROM fz_identity").update();
    }
  }

  private static void execute(String url, String sql) {
    new JdbcTemplate(new DriverManagerDataSource(url)).execute(sql);
  }

  private static synchronized EmbeddedPostgres server() {
    EmbeddedPostgres running = server;
    if (running == null) {
      try {
        EmbeddedPostgres started =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setPort(Ports.free())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started)));
        String admin = started.getJdbcUrl("postgres", "postgres");
        execute(admin, "CREATE DATABASE " + TEMPLATE);
        withoutIdentity(Database.open(Path.of("target"), started.getJdbcUrl("postgres", TEMPLATE)));
        server = started;
        return started;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }

  private static void stop(EmbeddedPostgres running) {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
