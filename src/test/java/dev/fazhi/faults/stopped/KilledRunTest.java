package dev.fazhi.faults.stopped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Program;
import dev.fazhi.job.HaltedRun;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed at any instant, the next run ends with the very bytes of an undisturbed one, without
 * repair by hand.
 */
class KilledRunTest {

  @TempDir private Path folder = Path.of(".");
  private Map<String, String> undisturbed = Map.of();
  private int commits;

  @BeforeEach
  void undisturbedRun() throws IOException {
    Path calm = Files.createDirectory(folder.resolve("calm"));
    Runs.smallExports(calm);
    HaltedRun.Counted counted = HaltedRun.counted(calm);
    assertEquals(ExitCode.NEEDS_A_PERSON, counted.outcome().exit());
    commits = counted.commits();
    assertTrue(commits > 20, "a run has more commits than " + commits);
    undisturbed = Runs.digests(calm.resolve("output"));
  }

  @Test
  void haltedAtSomeCommitsTheNextRunEndsTheSame() throws Exception {
    haltAndRunAgain(1 + new Random(commits).nextInt(commits - 1), false);
    // all is done and published, and only its end was not told
    haltAndRunAgain(commits, true);
  }

  @Test
  @Tag("long")
  void haltedBeforeAndAfterEveryCommitTheNextRunEndsTheSame() throws Exception {
    for (int point : IntStream.rangeClosed(1, commits).toArray()) {
      haltAndRunAgain(point, false);
      haltAndRunAgain(point, true);
    }
  }

  private void haltAndRunAgain(int point, boolean after) throws Exception {
    String when = after ? "after" : "before";
    Path run = Files.createDirectory(folder.resolve(when + point));
    Runs.smallExports(run);
    Program program = Program.in(run);
    Program.Ended ended = program.end(program.startHalted(point, when));
    assertEquals(137, ended.exit(), "halted " + when + " commit " + point);
    assertSame(run, "halted " + when + " commit " + point);
  }

  private void assertSame(Path run, String how) throws IOException {
    RunOutcome outcome = Runs.run(run);
    // as the undisturbed run, whose rejects a person must see, also when it had only to be told
    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit(), how + ": " + outcome.messages());
    assertEquals(1, rejected(outcome), how);
    assertEquals(
        List.of(), Runs.differences(undisturbed, Runs.digests(run.resolve("output"))), how);
    assertEquals(ExitCode.DONE, Runs.run(run).exit(), how + ", and a third run has nothing to do");
  }

  private static long rejected(RunOutcome outcome) {
    return outcome.loads().stream().mapToLong(load -> load.rows().rejected()).sum();
  }
}
