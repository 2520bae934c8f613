package dev.fazhi.faults.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.AsOf;
import dev.fazhi.store.Databases;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.lease.Workers;
import dev.fazhi.store.lease.Workers.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A run on a fresh PostgreSQL database, with worker processes that have folders of their own beside
 * that of the run. Closing it ends all processes.
 */
final class CoordinatedRun implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);

  private final Work work;
  private final Path folder;
  private final String url = Databases.url();
  private final HikariDataSource database;
  private final List<Process> started = new ArrayList<>();

  /**
   * What is to be done.
   *
   * @param input folder of the exports
   * @param jobs folder of the definitions
   * @param many whether there are so many facts that only their digests are compared
   */
  record Work(Path input, AsOf asOf, Path jobs, boolean many) {

    RunRequest request(Path folder, @Nullable String on) {
      return new RunRequest(
          asOf,
          folder.resolve("input"),
          folder.resolve("output"),
          folder.resolve("data"),
          jobs,
          on);
    }

    /** What one process on H2 leaves. */
    Left alone(Path folder) throws IOException {
      Path alone = Files.createDirectories(folder.resolve("alone"));
      Folders.copy(input, alone.resolve("input"));
      NightlyRun.run(request(alone, null), RunWatcher.NOBODY);
      return left(request(alone, null));
    }

    Left left(RunRequest request) throws IOException {
      return many ? Left.ofMany(request) : Left.in(request);
    }
  }

  /**
   * @param folder of the run, which is made; workers have theirs beside it
   */
  CoordinatedRun(Work work, Path folder) throws IOException {
    this.work = work;
    this.folder = folder;
    Folders.copy(work.input(), Files.createDirectories(folder).resolve("input"));
    database = Database.open(folder.resolve("data"), url);
  }

  /** Starts a worker that sees the exports. */
  Process worker(String name) throws IOException {
    Files.createSymbolicLink(of(name).resolve("input"), folder.resolve("input").toAbsolutePath());
    return worker(name, Program.in(of(name)), work.jobs());
  }

  /** Starts a worker by its own program and definitions; its folder is as it was made ready. */
  Process worker(String name, Program program, Path jobs) throws IOException {
    Files.createDirectories(of(name).resolve("input"));
    return begun(program.start("worker", "--db", url, "--lease", "2", "--jobs", jobs.toString()));
  }

  Process coordinator() throws IOException {
    String day = work.asOf().day().toString();
    return begun(
        Program.in(folder)
            .start("run", "--db", url, "--as-of", day, "--jobs", work.jobs().toString()));
  }

  private Process begun(Process process) {
    started.add(process);
    return process;
  }

  /** The folder of a worker. */
  Path of(String worker) throws IOException {
    return Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-" + worker));
  }

  String said() throws IOException {
    return Files.readString(folder.resolve("said.txt"));
  }

  String said(String worker) throws IOException {
    return Files.readString(of(worker).resolve("said.txt"));
  }

  Workers workers() {
    return new Workers(database);
  }

  /** How many partitions of a step there were. */
  long partitions(String step) {
    return JdbcClient.create(database)
        .sql("SELECT COUNT(*) FROM BATCH_STEP_EXECUTION WHERE STEP_NAME LIKE ?")
        .param(step + ":%")
        .query(Long.class)
        .single();
  }

  boolean isBusy(Process process) {
    return workers().all().stream()
        .anyMatch(worker -> worker.process().pid() == process.pid() && worker.step() != null);
  }

  void awaitRegistered(int count) throws InterruptedException {
    await(
        count + " workers",
        () -> workers().all().stream().filter(Worker::isFresh).count() == count);
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(until);
      Thread.sleep(20);
    }
  }

  /** Continues in this process until the run is complete; returns what there is then. */
  Left completed(RunWatcher watcher) throws IOException {
    RunOutcome outcome = NightlyRun.run(work.request(folder, url), watcher);
    assertThat(outcome.exit().code()).as("%s", outcome.messages()).isIn(0, 3);
    return left();
  }

  Left left() throws IOException {
    return work.left(work.request(folder, url));
  }

  @Override
  public void close() {
    started.forEach(process -> process.destroyForcibly().onExit().join());
    database.close();
  }
}
