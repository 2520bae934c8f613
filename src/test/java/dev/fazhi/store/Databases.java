package dev.fazhi.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.store.database.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Real databases for tests: an H2 file in a folder of its own, or a fresh database on a PostgreSQL
 * server that the tests start once.
 */
public enum Databases {
  H2 {
    @Override
    public HikariDataSource open() {
      try {
        return Database.open(Files.createTempDirectory("fazhi-h2-"), null);
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
  private static @Nullable EmbeddedPostgres server;

  /** A fresh, migrated database. */
  public abstract HikariDataSource open();

  /** The URL of a fresh database on the PostgreSQL server. */
  public static String url() {
    String name = "fazhi" + NEXT.incrementAndGet();
    try (var connection = server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
      return server().getJdbcUrl("postgres", name);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized EmbeddedPostgres server() {
    EmbeddedPostgres running = server;
    if (running == null) {
      try {
        EmbeddedPostgres started =
            EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started)));
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
