package dev.fazhi.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
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

/** A run that loses its connection for a moment, at any commit, goes on and tells all by itself. */
class LostConnectionTest {

  @TempDir private Path folder = Path.of(".");
  private Map<String, String> undisturbed = Map.of();
  private int commits;

  @BeforeEach
  void undisturbedRun() throws IOException {
    Path calm = Files.createDirectory(folder.resolve("calm"));
    Runs.smallExports(calm);
    run(calm, 0);
    commits = HaltingDriver.commits();
    undisturbed = Runs.digests(calm.resolve("output"));
    assertTrue(commits > 20, "a run has more commits than " + commits);
  }

  @Test
  void lostAtSomeCommitsTheRunTellsWhatAnUndisturbedOneTells() throws IOException {
    loseAt(1 + new Random(commits).nextInt(commits - 1));
    loseAt(commits);
  }

  @Test
  @Tag("long")
  void lostAtEveryCommitTheRunTellsWhatAnUndisturbedOneTells() throws IOException {
    for (int point : IntStream.rangeClosed(1, commits).toArray()) {
      loseAt(point);
    }
  }

  private void loseAt(int point) throws IOException {
    String how = "lost at commit " + point;
    Path here = Files.createDirectory(folder.resolve("lost" + point));
    Runs.smallExports(here);
    RunOutcome outcome = run(here, point);
    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit(), how + ": " + outcome.messages());
    assertEquals(1, outcome.loads().stream().mapToLong(load -> load.rows().rejected()).sum(), how);
    assertEquals(
        List.of(), Runs.differences(undisturbed, Runs.digests(here.resolve("output"))), how);
  }

  private static RunOutcome run(Path here, int point) {
    HaltingDriver.begin();
    String database = here.resolve("data").resolve("fazhi").toAbsolutePath().toString();
    String url = "jdbc:halting:%s:lost:h2:file:%s;USER=fazhi".formatted(point, database);
    return NightlyRun.run(Runs.request(here, url), RunWatcher.NOBODY);
  }
}
