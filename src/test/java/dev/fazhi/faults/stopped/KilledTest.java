package dev.fazhi.faults.stopped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.HaltedAtSign;
import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed anywhere, the next run ends with the very bytes of an undisturbed one. Halts before and
 * after every commit are in {@link KilledRunTest}.
 */
class KilledTest {

  private static final String TARGET = "2022-12-12";
  private static final String PREPARED = ".2022-12-12.tmp-v2-*";

  /**
   * Signs in the output folder by which a run that publishes a second vintage is told where it is.
   */
  private static final List<String> PUBLISHING =
      List.of(
          PREPARED,
          PREPARED + "/figures.csv",
          PREPARED + "/统计表_2022.xlsx",
          PREPARED + "/tables",
          PREPARED + "/rejects",
          PREPARED + "/run.json",
          PREPARED + "/earlier",
          ".2022-12-12.old",
          TARGET + "/earlier");

  @TempDir private Path folder = Path.of(".");
  private Left calm = new Left(Map.of(), Map.of(), List.of());

  @BeforeEach
  void undisturbedRun() {
    calm = Left.bySmallExports();
  }

  @Test
  void row01_killedAtSomeInstants() throws Exception {
    killAtRandomInstants(1, 3);
  }

  @Test
  @Tag("long")
  void row01_killedAtTwoHundredInstants() throws Exception {
    killAtRandomInstants(200, 2);
  }

  private void killAtRandomInstants(int times, long seed) throws Exception {
    Random random = new Random(seed);
    for (int round = 0; round < times; round++) {
      Path run = Files.createDirectory(folder.resolve("round" + round));
      Runs.smallExports(run);
      int kills = 1 + random.nextInt(3) / 2;
      for (int kill = 0; kill < kills; kill++) {
        Process process = Program.in(run).startRun();
        process.waitFor(300 + random.nextInt(4000), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
      }
      calm.assertAfterRerun(run, "killed in round " + round);
      Folders.delete(run);
    }
  }

  @Test
  void row03_haltedAtSomeDoorsOfPublishing() throws Exception {
    haltWhilePublishing(List.of(PREPARED + "/earlier"));
  }

  @Test
  @Tag("long")
  void row03_haltedAtEveryDoorOfPublishing() throws Exception {
    haltWhilePublishing(PUBLISHING);
  }

  /** The first vintage stands; the run that is to publish the second is halted. */
  private void haltWhilePublishing(List<String> signs) throws Exception {
    Path first = Files.createDirectory(folder.resolve("first"));
    Runs.smallExports(first);
    Runs.run(first);
    Runs.write(
        first.resolve("input").resolve("纠纷台账_20221213.csv"), "案件编号,登记日期,调解结果\nK3,2022-12-01,调解中\n");
    Map<String, String> older = Runs.digests(first.resolve("output").resolve(TARGET));
    Path second = Folders.copy(first, folder.resolve("second"));
    Runs.run(second);
    Left undisturbed = Left.in(second);
    Map<String, String> newer = Runs.digests(second.resolve("output").resolve(TARGET));
    assertNotEquals(older, newer);
    for (String sign : signs) {
      Path run = halted(first, sign);
      assertWholeVersion(run.resolve("output"), older, newer, sign);
      undisturbed.assertAfterRerun(run, "halted at " + sign);
      Folders.delete(run);
    }
  }

  /** A copy of that folder in which a run was halted at a sign, some of which stand for moments. */
  private Path halted(Path first, String sign) throws Exception {
    for (int tries = 0; tries < 10; tries++) {
      Path run = Folders.copy(first, folder.resolve("run"));
      Process process =
          Program.in(run)
              .start(HaltedAtSign.class.getName(), List.of(run.toString(), "output/" + sign));
      if (Program.in(run).end(process).exit() == 137) {
        return run;
      }
      Folders.delete(run);
    }
    throw new AssertionError("never halted at " + sign);
  }

  /** One of the two stands whole in place, or the older one is whole beside it. */
  private static void assertWholeVersion(
      Path output, Map<String, String> older, Map<String, String> newer, String sign)
      throws IOException {
    Path place =
        Files.exists(output.resolve(TARGET))
            ? output.resolve(TARGET)
            : output.resolve("." + TARGET + ".old");
    Map<String, String> found = Runs.digests(place);
    assertTrue(found.equals(older) || found.equals(newer), () -> sign + ": " + found.keySet());
  }

  @Test
  void row04_haltedBetweenArchiveAndMerge() throws Exception {
    Path run = Files.createDirectory(folder.resolve("run"));
    Runs.smallExports(run);
    Process process =
        Program.in(run)
            .start(HaltedAtSign.class.getName(), List.of(run.toString(), "data/archive/*.zip"));
    assertEquals(137, Program.in(run).end(process).exit());
    calm.assertAfterRerun(run, "halted when the first copy was in the archive");
  }

  @Test
  void row05_haltedAtSomeStatementsOfTheFirstStart() throws Exception {
    Random random = new Random(5);
    for (int round = 0; round < 1; round++) {
      haltAtStatement(1 + random.nextInt(150));
    }
  }

  @Test
  @Tag("long")
  void row05_haltedAtEveryStatementOfTheFirstStart() throws Exception {
    for (int point = 1; point <= 250; point++) {
      haltAtStatement(point);
    }
  }

  private void haltAtStatement(int point) throws Exception {
    Path run = Files.createDirectory(folder.resolve("statement" + point));
    Runs.smallExports(run);
    Process process = Program.in(run).startHalted(point, "statement");
    assertEquals(137, Program.in(run).end(process).exit(), "halted at statement " + point);
    calm.assertAfterRerun(run, "halted at statement " + point);
    Folders.delete(run);
  }
}
