package dev.fazhi.faults.stopped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.faults.program.DatabaseHost;
import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.Problem;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.lease.Leases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that another process holds, shares or has just let go. */
class SharedDatabaseTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void row21_aDatabaseHeldByAnotherProgramIsBusy() throws Exception {
    Runs.smallExports(folder);
    Runs.run(folder);
    String file = folder.resolve("data").resolve("fazhi").toAbsolutePath().toString();
    String password = Files.readString(folder.resolve("data/fazhi.secret")).substring(0, 64);
    try (Connection held = DriverManager.getConnection("jdbc:h2:file:" + file, "fazhi", password)) {
      assertTrue(held.isValid(1));
      Program.Ended ended = Program.in(folder).run("run", "--as-of", "2022-12-12");
      assertEquals(ExitCode.BUSY.code(), ended.exit(), ended.said());
      assertTrue(ended.said().contains("fazhi.mv.db"), ended.said());
    }
  }

  @Test
  void row21_aDatabaseInUseIsNotRebuiltAndItIsSaidWhoUsesIt() throws Exception {
    Runs.smallExports(folder);
    Runs.run(folder);
    Left before = Left.in(folder);
    try (HikariDataSource open = Database.open(folder.resolve("data"), null);
        Lease lease =
            new Leases(open, folder.resolve("data"), true).tryAcquire().lease().orElseThrow()) {
      Program.Ended ended = Program.in(folder).run("rebuild");
      assertEquals(ExitCode.BUSY.code(), ended.exit(), ended.said());
      assertTrue(ended.said().contains("进程 " + ProcessHandle.current().pid()), ended.said());
      lease.assertHeld();
    }
    Program.Ended free = Program.here(folder, "rebuild");
    assertEquals(ExitCode.DONE.code(), free.exit(), free.said());
    assertEquals(before, Left.in(folder));
  }

  @Test
  void row21_theRunGoesOnWhenTheProcessThatSharedTheDatabaseEnds() throws Exception {
    RunOutcome outcome = runWhileTheHost(Process::destroy);
    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit(), outcome.messages().toString());
    assertEquals(Left.bySmallExports(), Left.in(folder));
  }

  @Test
  @Tag("long")
  void row21_whenThatProcessIsKilledARerunEndsTheSame() throws Exception {
    // what it had not yet written is lost, the tables themselves perhaps
    try {
      runWhileTheHost(Process::destroyForcibly);
    } catch (Problem problem) {
      assertTrue(problem.code().startsWith("FZ-4"), problem.getMessage());
    }
    Left.bySmallExports().assertAfterRerun(folder, "after the host was killed");
  }

  /** A run through the database that another process has open, which ends in its middle. */
  private RunOutcome runWhileTheHost(Consumer<Process> ends) throws Exception {
    Runs.smallExports(folder);
    Process host =
        Program.in(folder).start(DatabaseHost.class.getName(), List.of(folder.toString()));
    while (!Files.exists(folder.resolve("open"))) {
      assertTrue(host.isAlive(), "it opened the database");
      Thread.sleep(10);
    }
    return NightlyRun.run(
        Runs.request(folder, null),
        new RunWatcher() {
          @Override
          public void rows(int more) {
            ends.accept(host);
            host.onExit().join();
          }
        });
  }
}
