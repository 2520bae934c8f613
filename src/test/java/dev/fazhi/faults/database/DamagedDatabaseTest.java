package dev.fazhi.faults.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A database file that is not what it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedDatabaseTest {

  private static final String FILE = "data/fazhi.mv.db";

  @TempDir private Path folder = Path.of(".");
  private final Path first;
  private final Map<String, String> figures;

  /** Some change of the bytes of a file. */
  private interface Damage {
    byte[] of(byte[] bytes, Random random);
  }

  /** A database with three loads, and a file to come. */
  DamagedDatabaseTest(@TempDir Path once) throws Exception {
    first = Files.createDirectory(once.resolve("first"));
    Runs.smallExports(first);
    // by a process that is gone, as the lease in an older state of the file would show
    Program.in(first).end(Program.in(first).startRun());
    Runs.write(
        first.resolve("input").resolve("纠纷台账_20221213.csv"), "案件编号,登记日期,调解结果\nK3,2022-12-01,调解中\n");
    Path second = Folders.copy(first, once.resolve("second"));
    Runs.run(second);
    figures = figures(second);
  }

  @Test
  void row26_flippedBitsAreHarmlessOrSaidWithTheWayOut() throws Exception {
    damage(2, 26, DamagedDatabaseTest::flipped);
  }

  @Test
  @Tag("long")
  void row26_manyFlippedBitsAreHarmlessOrSaidWithTheWayOut() throws Exception {
    damage(600, 27, DamagedDatabaseTest::flipped);
  }

  @Test
  void row26_zeroedPagesAreHarmlessOrSaidWithTheWayOut() throws Exception {
    damage(2, 28, DamagedDatabaseTest::zeroed);
  }

  @Test
  void row26_aFileCutShortIsSaidWithTheWayOutAndNeverStartedEmpty() throws Exception {
    damage(2, 29, (bytes, random) -> Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    for (int length : new int[] {0, 4096}) {
      damage(1, 30, (bytes, random) -> Arrays.copyOf(bytes, length));
    }
  }

  @Test
  void row26_aDatabaseThatIsGoneIsNotStartedEmptyOverItsArchive() throws Exception {
    for (String command : List.of("run", "status")) {
      Path run = Folders.copy(first, folder.resolve(command));
      Files.delete(run.resolve(FILE));
      Program.Ended ended =
          command.equals("run")
              ? Program.here(run, "run", "--as-of", "2022-12-12")
              : Program.here(run, command);
      assertEquals(ExitCode.FAILED.code(), ended.exit(), ended.said());
      assertNamesTheWayOut(ended.said(), command);
      assertFalse(Files.exists(run.resolve(FILE)), "nothing was started");
    }
  }

  private void damage(int times, long seed, Damage damage) throws Exception {
    Random random = new Random(seed);
    Map<String, Integer> found = new TreeMap<>();
    for (int round = 0; round < times; round++) {
      Path run = Folders.copy(first, folder.resolve("run" + seed + "-" + round));
      byte[] bytes = Files.readAllBytes(run.resolve(FILE));
      Files.write(run.resolve(FILE), damage.of(bytes, random));
      found.merge(outcome(run, "seed " + seed + ", round " + round), 1, Integer::sum);
      Folders.delete(run);
    }
    System.out.println("damaged: " + found);
  }

  private String outcome(Path run, String how) throws IOException {
    try {
      RunOutcome outcome = Runs.run(run);
      if (outcome.exit() == ExitCode.FAILED) {
        assertNamesTheWayOut(outcome.messages().toString(), how);
        return "said in the run";
      }
      assertEquals(figures, figures(run), how + ": " + outcome.exit());
      return "harmless";
    } catch (Problem problem) {
      assertNamesTheWayOut(problem.code() + problem.getMessage(), how);
      return "said at the start";
    }
  }

  private static void assertNamesTheWayOut(String said, String how) {
    assertTrue(said.contains("rebuild"), how + ": " + said);
  }

  private static Map<String, String> figures(Path run) throws IOException {
    Map<String, String> all = Runs.digests(run.resolve("output/2022-12-12"));
    all.keySet().removeIf(name -> !name.equals("figures.csv") && !name.startsWith("tables"));
    return all;
  }

  @Test
  @Tag("long")
  void row26_filesCutOrZeroedAnywhereAreHarmlessOrSaidWithTheWayOut() throws Exception {
    damage(60, 32, DamagedDatabaseTest::zeroed);
    damage(60, 33, (bytes, random) -> Arrays.copyOf(bytes, random.nextInt(bytes.length)));
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    for (int i = 0; i < 8; i++) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  private static byte[] zeroed(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    int block = random.nextInt(damaged.length / 4096) * 4096;
    Arrays.fill(damaged, block, block + 4096, (byte) 0);
    return damaged;
  }
}
