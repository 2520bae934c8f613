package dev.fazhi.faults.program;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.store.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A process that has the database of a folder open, and uses it beside others, until it is killed.
 */
public final class DatabaseHost {

  private static final long LONGEST_NANOS = 600_000_000_000L;

  private DatabaseHost() {}

  private static void look(JdbcTemplate jdbc) {
    try {
      jdbc.queryForList("SELECT COUNT(*) FROM fz_file");
    } catch (DataAccessException gone) {
      // its former holder has ended; it is opened again
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    try (HikariDataSource database = Database.open(folder.resolve("data"), null)) {
      Files.writeString(folder.resolve("open"), database.getJdbcUrl());
      JdbcTemplate jdbc = new JdbcTemplate(database);
      long until = System.nanoTime() + LONGEST_NANOS;
      while (System.nanoTime() < until) {
        Thread.sleep(50);
        look(jdbc);
      }
    }
  }
}
