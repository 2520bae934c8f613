package dev.fazhi.faults.stopped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.faults.program.LargeCommit;
import dev.fazhi.faults.program.Program;
import dev.fazhi.store.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A transaction larger than what the database keeps unwritten is on the disk in part while it is
 * committed. Killed then, all of it is there or nothing, and its rows can be changed.
 */
class KilledCommitTest {

  /** The process is killed when the file has been written so often since the commit began. */
  private static final int WRITES = 2;

  @TempDir private Path folder = Path.of(".");

  @Test
  void aLargeCommitThatWasKilledIsThereAsAWhole() throws Exception {
    kill();
    try (HikariDataSource database = Database.open(folder.resolve("data"), null)) {
      JdbcTemplate jdbc = new JdbcTemplate(database);
      Boolean done = jdbc.queryForObject("SELECT done FROM state", Boolean.class);
      assertEquals(
          Boolean.TRUE.equals(done) ? LargeCommit.ROWS : 0,
          jdbc.queryForObject("SELECT COUNT(*) FROM written", Integer.class));
      assertEquals(
          1,
          assertTimeoutPreemptively(
              Duration.ofSeconds(30), () -> jdbc.update("UPDATE state SET done = FALSE")));
    }
  }

  private void kill() throws IOException, InterruptedException {
    Process process =
        Program.in(folder)
            .with("-Xmx64m")
            .start(LargeCommit.class.getName(), List.of(folder.toString()));
    Path file = folder.resolve("data").resolve("fazhi.mv.db");
    while (process.isAlive() && !Files.exists(folder.resolve(LargeCommit.BEGINS))) {
      Thread.sleep(1);
    }
    long before = Files.size(file);
    int writes = 0;
    while (process.isAlive() && writes < WRITES) {
      Thread.sleep(1);
      long now = Files.size(file);
      writes += now == before ? 0 : 1;
      before = now;
    }
    assertEquals(137, process.destroyForcibly().waitFor(), "ended before it was killed");
  }
}
