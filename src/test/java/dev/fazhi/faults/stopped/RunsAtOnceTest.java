package dev.fazhi.faults.stopped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Machine;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.store.database.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Several runs at once: one runs, the others are busy. */
class RunsAtOnceTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void row07_aRunThatIsAliveIsNotRunASecondTime() throws Exception {
    Runs.smallExports(folder);
    CountDownLatch inTheMiddle = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<RunOutcome> alive =
        CompletableFuture.supplyAsync(
            () ->
                NightlyRun.run(
                    Runs.request(folder, null),
                    new RunWatcher() {
                      @Override
                      public void rows(int more) {
                        inTheMiddle.countDown();
                        await(goOn);
                      }
                    }));
    await(inTheMiddle);
    try {
      // made before it is asked how long it takes
      Program program = Program.in(folder);
      for (String command : List.of("rerun", "run")) {
        Instant begun = Instant.now();
        Program.Ended second =
            command.equals("run")
                ? program.run("run", "--as-of", "2022-12-12")
                : program.run(command);
        assertEquals(ExitCode.BUSY.code(), second.exit(), second.said());
        String pid = Long.toString(ProcessHandle.current().pid());
        assertTrue(second.said().contains(pid), "it says who runs: " + second.said());
        Duration took = Duration.between(begun, Instant.now());
        assertTrue(took.compareTo(Machine.LONGEST_ANSWER) < 0, "it is told after " + took);
      }
      Program.Ended status = Program.in(folder).run("status");
      assertEquals(ExitCode.DONE.code(), status.exit(), "row 21: looking is allowed meanwhile");
      assertTrue(status.said().contains("进行中"), status.said());
    } finally {
      goOn.countDown();
    }
    assertEquals(ExitCode.NEEDS_A_PERSON, alive.get(60, TimeUnit.SECONDS).exit());
    assertEquals(Left.bySmallExports(), Left.in(folder));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS), "waited for nothing");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void row07_aRunThatSleptWhileAnotherTookItsPlaceCommitsNothing() throws Exception {
    Runs.smallExports(folder);
    RunOutcome slept =
        NightlyRun.run(
            Runs.request(folder, null),
            new RunWatcher() {
              @Override
              public void phase(String name) {
                if (name.startsWith("合并")) {
                  takeTheLease();
                }
              }
            });
    assertEquals(ExitCode.FAILED, slept.exit());
    assertTrue(slept.messages().toString().contains("FZ-408"), slept.messages().toString());
    assertEquals(List.of(), slept.loads());
    giveTheLeaseBack();
    Left.bySmallExports().assertAfterRerun(folder, "after the sleeper gave up");
  }

  /** As another machine does whose run was alive thirty seconds ago. */
  private void takeTheLease() {
    try (HikariDataSource database = Database.open(folder.resolve("data"), null)) {
      new JdbcTemplate(database)
          .update("UPDATE fz_lease SET token = 'another', host = 'elsewhere', beat = 0");
    }
  }

  /** As the other machine does at its end; else the next run watches it for six seconds. */
  private void giveTheLeaseBack() {
    try (HikariDataSource database = Database.open(folder.resolve("data"), null)) {
      new JdbcTemplate(database).update("DELETE FROM fz_lease");
    }
  }

  @Test
  void row62_ofSeveralProcessesAtOnceOneRunsAndTheRestAreBusy() throws Exception {
    startTogether(3, folder);
  }

  @Test
  @Tag("long")
  void row62_ofEightProcessesOneRunsTwoHundredTimes() throws Exception {
    for (int round = 0; round < 200; round++) {
      startTogether(8, Files.createDirectory(folder.resolve("round" + round)));
    }
  }

  /** One runs; those that came too late for it have nothing to do, the others are busy. */
  private static void startTogether(int many, Path where) throws Exception {
    Runs.smallExports(where);
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      processes.add(Program.in(where).startRun());
    }
    Map<Integer, Integer> exits = new java.util.TreeMap<>();
    String said = "";
    for (Process process : processes) {
      Program.Ended ended = Program.in(where).end(process);
      exits.merge(ended.exit(), 1, Integer::sum);
      said = ended.said();
    }
    assertEquals(1, exits.remove(ExitCode.NEEDS_A_PERSON.code()), exits + said);
    exits.remove(ExitCode.DONE.code());
    exits.remove(ExitCode.BUSY.code());
    assertEquals(Map.of(), exits, said);
    assertEquals(Left.bySmallExports(), Left.in(where));
  }
}
