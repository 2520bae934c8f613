package dev.fazhi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.store.Databases;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.lease.Workers;
import dev.fazhi.store.lease.Workers.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose files are read by worker processes, which die, stall and do not fit. */
class WorkersTest {

  private static final int FILES = 9;
  private static final int ROWS = 1500;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

  @TempDir private Path folder = Path.of(".");
  private Path run = Path.of(".");
  private String url = "";
  private @Nullable HikariDataSource database;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void exports() throws IOException {
    begin("first");
  }

  /** A folder with exports, and a database that is made. */
  private void begin(String name) throws IOException {
    stop();
    run = folder.resolve(name);
    Path input = Files.createDirectories(run.resolve("input"));
    for (int file = 1; file <= FILES; file++) {
      StringBuilder text = new StringBuilder("案件编号,登记日期,所属街镇,结案日期,调解结果,涉及人数\n");
      for (int row = 0; row < ROWS; row++) {
        // every file changes some rows of the one before, and rejects one
        int key = file * ROWS * 9 / 10 + row;
        String closed = row % 3 == 0 ? "2022-09-0" + file + ",成功" : ",调解中";
        String day = row == 77 ? "2022-02-30" : "2022-0%s-1%s".formatted(1 + row % 8, row % 10);
        text.append("K%s,%s,甲镇,%s,%s\n".formatted(key, day, closed, 2 + row % 5));
      }
      Runs.write(input.resolve("纠纷台账_2022120%s.csv".formatted(file)), text.toString());
    }
    url = Databases.url();
    database = Database.open(run.resolve("data"), url);
  }

  @AfterEach
  void stop() {
    started.forEach(process -> process.destroyForcibly().onExit().join());
    started.clear();
    HikariDataSource open = database;
    if (open != null) {
      open.close();
    }
  }

  private Workers workers() {
    return new Workers(java.util.Objects.requireNonNull(database));
  }

  private RunRequest request(Path in, @Nullable String on) {
    return new RunRequest(
        Runs.DAY,
        in.resolve("input"),
        in.resolve("output"),
        in.resolve("data"),
        Path.of(Night.JOBS),
        on);
  }

  /** What one process on H2 leaves. */
  private Left alone() throws IOException {
    Path alone = Files.createDirectories(folder.resolve("alone"));
    Folders.copy(run.resolve("input"), alone.resolve("input"));
    NightlyRun.run(request(alone, null), RunWatcher.NOBODY);
    return Left.in(request(alone, null));
  }

  /** Starts a worker in a folder of its own, to which the exports are linked. */
  private Process worker(String name, String jobs) throws IOException {
    Path own = Files.createDirectories(folder.resolve(run.getFileName() + "-" + name));
    Files.createSymbolicLink(own.resolve("input"), run.resolve("input").toAbsolutePath());
    Process process = Program.in(own).start("worker", "--db", url, "--lease", "2", "--jobs", jobs);
    started.add(process);
    return process;
  }

  private Process coordinator() throws IOException {
    Process process =
        Program.in(run).start("run", "--db", url, "--as-of", "2022-12-12", "--jobs", Night.JOBS);
    started.add(process);
    return process;
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(run.getFileName() + "-" + name).resolve("said.txt"));
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(until);
      Thread.sleep(20);
    }
  }

  private boolean isReading(Process process) {
    return workers().all().stream()
        .anyMatch(worker -> worker.process().pid() == process.pid() && worker.step() != null);
  }

  private void awaitRegistered(int count) throws InterruptedException {
    await(
        count + " workers",
        () -> workers().all().stream().filter(Worker::isFresh).count() == count);
  }

  /** Continues until the run is complete; returns what there is then. */
  private Left completed() throws IOException {
    RunOutcome outcome = NightlyRun.run(request(run, url), RunWatcher.NOBODY);
    assertThat(outcome.exit().code()).as("%s", outcome.messages()).isIn(0, 3);
    return Left.in(request(run, url));
  }

  @Test
  void killedAtRandomMomentsTheOutputsAreThoseOfOneProcess() throws Exception {
    kill(3, 15);
  }

  @Test
  @Tag("long")
  void killedInManyRoundsTheOutputsAreThoseOfOneProcess() throws Exception {
    kill(20, System.nanoTime());
  }

  /** In each round two of three workers are killed and the coordinator once. */
  private void kill(int rounds, long seed) throws Exception {
    Left calm = alone();
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      begin("round" + round);
      List<Process> workers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        workers.add(worker("worker" + i, Night.JOBS));
      }
      awaitRegistered(3);
      Process first = coordinator();
      for (Process victim : workers.subList(0, 2)) {
        await("work", () -> isReading(victim) || !first.isAlive());
        Thread.sleep(random.nextInt(150));
        victim.destroyForcibly().waitFor();
      }
      first.waitFor(random.nextInt(3000), TimeUnit.MILLISECONDS);
      first.destroyForcibly().waitFor();

      assertThat(completed()).as("round %s of %s", round, seed).isEqualTo(calm);
      assertThat(workers.get(2).isAlive()).isTrue();
      stop();
      Folders.delete(run);
    }
  }

  @Test
  void whatAStalledWorkerHadIsReadByAnotherAndCountsOnce() throws Exception {
    Left calm = alone();
    Process stalled = worker("stalled", Night.JOBS);
    Process other = worker("other", Night.JOBS);
    awaitRegistered(2);
    Process coordinator = coordinator();
    await("work", () -> isReading(stalled));
    signal("STOP", stalled);

    assertThat(coordinator.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(coordinator.exitValue()).isIn(0, 3);
    assertThat(Left.in(request(run, url))).isEqualTo(calm);
    assertThat(Files.readString(run.resolve("said.txt"))).contains("没有响应，它手上的文件改由别的进程读");

    signal("CONT", stalled);
    awaitRegistered(2);
    assertThat(Left.in(request(run, url))).isEqualTo(calm);
    assertThat(other.isAlive()).isTrue();
  }

  private static void signal(String name, Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void aWorkerWithOtherDefinitionsIsTurnedAwayAndOneThatSeesNoFilesAsWell() throws Exception {
    Left calm = alone();
    Path jobs = Folders.copy(Path.of(Night.JOBS), folder.resolve("jobs"));
    Files.writeString(
        jobs.resolve("nightly.yml"),
        Files.readString(jobs.resolve("nightly.yml")).replace("area: 某区", "area: 另一区"));
    Process different = worker("different", jobs.toString());
    Path elsewhere = Files.createDirectories(folder.resolve("first-blind"));
    Files.createDirectory(elsewhere.resolve("input"));
    Process blind =
        Program.in(elsewhere).start("worker", "--db", url, "--lease", "2", "--jobs", Night.JOBS);
    started.add(blind);
    awaitRegistered(2);

    assertThat(completed()).isEqualTo(calm);
    assertThat(different.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(different.exitValue()).isEqualTo(2);
    assertThat(said("different")).contains("[FZ-452]", "jobs/ 与这次运行的不同");
    assertThat(blind.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said("blind")).contains("看不到 纠纷台账_");
  }
}
