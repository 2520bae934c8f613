package dev.fazhi.faults;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.store.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that has the database of a folder open, and shares it with others, until it is killed.
 */
final class DatabaseHost {

  private DatabaseHost() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    try (HikariDataSource database = Database.open(folder.resolve("data"), null)) {
      Files.writeString(folder.resolve("open"), database.getJdbcUrl());
      Thread.sleep(120_000);
    }
  }
}
