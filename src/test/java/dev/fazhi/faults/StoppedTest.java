package dev.fazhi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.Problem;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.lease.Leases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stopped by a signal, started again, started twice. */
class StoppedTest {

  private static final int MANY = 15_000;

  @TempDir private Path folder = Path.of(".");

  @Test
  void row06_terminatedItStopsAtAChunkAndRerunEndsTheSame() throws Exception {
    Exports.tickets(folder, MANY);
    Path calm = Files.createDirectory(folder.resolve("calm"));
    Exports.tickets(calm, MANY);
    ExitCode usual = Runs.run(calm).exit();

    Process process = Program.in(folder).startRun();
    awaitStaging(folder);
    process.destroy();
    Program.Ended ended = Program.in(folder).end(process);

    assertEquals(ExitCode.FAILED.code(), ended.exit(), ended.said());
    assertTrue(ended.said().contains("./fazhi rerun"), ended.said());
    assertTrue(Folders.files(folder.resolve("output")).isEmpty(), "nothing was published");
    Program.Ended again = Program.here(folder, "rerun");
    assertEquals(usual.code(), again.exit(), again.said());
    assertEquals(Left.in(calm), Left.in(folder));
  }

  /** The copy in the making is there while the file is being read. */
  private static void awaitStaging(Path folder) throws IOException, InterruptedException {
    Instant until = Instant.now().plusSeconds(60);
    while (Folders.files(folder.resolve("data/archive")).isEmpty()) {
      assertTrue(Instant.now().isBefore(until), "it never came to reading");
      Thread.sleep(5);
    }
  }

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
        assertTrue(took.toSeconds() < 10, "it is told within ten seconds, not " + took);
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
  void row08_tenRunsOfWhatIsCompleteChangeNothing() throws Exception {
    Runs.smallExports(folder);
    Runs.run(folder);
    Left before = Left.in(folder);
    for (int again = 0; again < 10; again++) {
      assertEquals(ExitCode.DONE, Runs.run(folder).exit());
    }
    Program.Ended rerun = Program.here(folder, "rerun");
    assertEquals(ExitCode.DONE.code(), rerun.exit(), rerun.said());
    assertEquals(before, Left.in(folder));
  }

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
