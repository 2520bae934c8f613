package dev.fazhi.job.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.job.Runs;
import dev.fazhi.job.context.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunHistoryTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void isAtRestWhenTheNewestRunEndedAndNoneIsUnderWay() throws IOException {
    try (Workspace empty = open()) {
      assertEquals(false, RunHistory.isAtRest(empty), "before the first run");
    }
    Runs.smallExports(folder);
    Runs.run(folder);
    try (Workspace workplace = open()) {
      assertEquals(true, RunHistory.isAtRest(workplace));
      for (String status : new String[] {"FAILED", "STOPPED", "STARTED", "STARTING", "UNKNOWN"}) {
        JdbcClient.create(workplace.database())
            .sql("UPDATE BATCH_JOB_EXECUTION SET STATUS = ?")
            .param(status)
            .update();
        assertEquals(false, RunHistory.isAtRest(workplace), status);
      }
    }
  }

  private Workspace open() {
    return Workspace.open(Runs.JOBS, folder.resolve("data"), null);
  }
}
