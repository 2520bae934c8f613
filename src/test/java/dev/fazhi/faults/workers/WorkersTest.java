package dev.fazhi.faults.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Program;
import dev.fazhi.faults.random.Night;
import dev.fazhi.faults.workers.CoordinatedRun.Work;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Version;
import dev.fazhi.model.AsOf;
import dev.fazhi.sample.SampleExports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A run with worker processes that read and count, and die, stall and do not fit. */
class WorkersTest {

  private static final int FILES = 9;
  private static final int ROWS = 1500;

  private static Work small = new Work(Path.of("."), Runs.DAY, Path.of("."), false);
  private static Left calm = new Left(Map.of(), Map.of(), List.of());

  @TempDir private Path folder = Path.of(".");

  @BeforeAll
  static void undisturbedRun(@TempDir Path once) throws IOException {
    small = small(once);
    calm = small.alone(once);
  }

  /** Small exports that correct each other, by definitions that are as small as they can be. */
  private static Work small(Path folder) throws IOException {
    Path input = Files.createDirectories(folder.resolve("small"));
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
    return new Work(input, Runs.DAY, Path.of(Night.JOBS), false);
  }

  /** The sample as it is delivered. */
  private Work sample() throws IOException {
    Path jobs = Path.of("jobs").toAbsolutePath();
    Path input = folder.resolve("sample");
    SampleExports.write(input, jobs.resolve("sample.yml"), 1, name -> {});
    for (Path file : Folders.files(input)) {
      // long ago, so that nothing waits for the file to settle
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
    }
    return new Work(input, new AsOf(SampleExports.asOf(jobs.resolve("sample.yml"))), jobs, true);
  }

  @Test
  void killedAtRandomMomentsTheOutputsAreThoseOfOneProcess(TestReporter told) throws Exception {
    kill(small, calm, 3, 15, 150, told);
  }

  @Test
  @Tag("long")
  void killedInManyRoundsOverTheSampleTheOutputsAreThoseOfOneProcess(TestReporter told)
      throws Exception {
    Work sample = sample();
    kill(sample, sample.alone(folder), 20, System.nanoTime(), 6000, told);
  }

  /**
   * In each round two of three workers are killed and the coordinator once.
   *
   * @param millis within which a worker that has begun is killed
   */
  private void kill(Work work, Left calm, int rounds, long seed, int millis, TestReporter told)
      throws Exception {
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      Path home = folder.resolve("round" + round);
      String kills = "";
      try (CoordinatedRun run = new CoordinatedRun(work, home.resolve("run"))) {
        List<Process> workers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          workers.add(run.worker("worker" + i));
        }
        run.awaitRegistered(3);
        Process first = run.coordinator();
        for (Process victim : workers.subList(0, 2)) {
          CoordinatedRun.await("work", () -> run.isBusy(victim) || !first.isAlive());
          Thread.sleep(random.nextInt(millis));
          kills += run.isBusy(victim) ? "busy " : "idle ";
          victim.destroyForcibly().waitFor();
        }
        first.waitFor(random.nextInt(5 * millis), TimeUnit.MILLISECONDS);
        kills += first.isAlive() ? "running" : "ended";
        first.destroyForcibly().waitFor();

        assertThat(run.completed(RunWatcher.NOBODY))
            .as("round %s of %s: %s", round, seed, kills)
            .isEqualTo(calm);
        assertThat(workers.get(2).isAlive()).isTrue();
      }
      told.publishEntry("round " + round + ", killed when", kills);
      Folders.delete(home);
    }
  }

  @Test
  void whatAStalledWorkerHadIsReadByAnotherAndCountsOnce() throws Exception {
    try (CoordinatedRun run = new CoordinatedRun(small, folder.resolve("run"))) {
      Process stalled = run.worker("stalled");
      Process other = run.worker("other");
      run.awaitRegistered(2);
      Process coordinator = run.coordinator();
      CoordinatedRun.await("work", () -> run.isBusy(stalled));
      signal("STOP", stalled);

      assertThat(coordinator.waitFor(90, TimeUnit.SECONDS)).isTrue();
      assertThat(coordinator.exitValue()).isIn(0, 3);
      assertThat(run.left()).isEqualTo(calm);
      assertThat(run.said()).contains("没有响应，它手上的一份改由别的进程做");
      assertThat(run.partitions("countFacts")).isGreaterThan(1);

      signal("CONT", stalled);
      run.awaitRegistered(2);
      assertThat(run.left()).isEqualTo(calm);
      assertThat(other.isAlive()).isTrue();
    }
  }

  private static void signal(String name, Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void aWorkerThatDoesNotFitIsTurnedAwayAndSaysWhy() throws Exception {
    Path jobs = Folders.copy(small.jobs(), folder.resolve("jobs"));
    Files.writeString(
        jobs.resolve("nightly.yml"),
        Files.readString(jobs.resolve("nightly.yml")).replace("area: 某区", "area: 另一区"));
    try (CoordinatedRun run = new CoordinatedRun(small, folder.resolve("run"))) {
      Process different = run.worker("different", Program.in(run.of("different")), jobs);
      Program older = Program.in(run.of("older")).patchedBy(ofVersion("0.0.9"));
      Process old = run.worker("older", older, small.jobs());
      Process blind = run.worker("blind", Program.in(run.of("blind")), small.jobs());
      run.awaitRegistered(3);
      List<String> said = Collections.synchronizedList(new ArrayList<>());

      assertThat(run.completed(heard(said))).isEqualTo(calm);

      assertThat(different.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(different.exitValue()).isEqualTo(2);
      assertThat(run.said("different")).contains("[FZ-452]", "jobs/ 与这次运行的不同");
      assertThat(old.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(old.exitValue()).isEqualTo(2);
      assertThat(run.said("older")).contains("[FZ-452]", "0.0.9 版，这次运行是 " + Version.TEXT);
      assertThat(blind.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(run.said("blind")).contains("看不到 纠纷台账_");
      assertThat(said).anyMatch(line -> line.startsWith("没有用") && line.contains("0.0.9"));
      assertThat(said).anyMatch(line -> line.startsWith("没有用") && line.contains("jobs/"));
    }
  }

  private static RunWatcher heard(List<String> said) {
    return new RunWatcher() {
      @Override
      public void say(String message) {
        said.add(message);
      }
    };
  }

  /** The classes by which the program knows its version, in an archive that says another. */
  private Path ofVersion(String version) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    Path archive = folder.resolve("version.jar");
    Path classes = Path.of("target", "classes");
    String own = Version.class.getPackageName().replace('.', '/');
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(archive), manifest)) {
      for (Path each : Folders.files(classes.resolve(own))) {
        jar.putNextEntry(new JarEntry(own + "/" + each.getFileName()));
        Files.copy(each, jar);
      }
    }
    return archive;
  }
}
