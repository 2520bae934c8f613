package dev.fazhi.job.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointInTimeRunTest {

  @TempDir private Path folder = Path.of(".");

  private Workspace open() {
    return Workspace.open(Runs.JOBS, folder.resolve("data"), null);
  }

  private RunOutcome recompute(long load) {
    try (Workspace workplace = open()) {
      return PointInTimeRun.run(Runs.request(folder, null), load, workplace);
    }
  }

  @Test
  void itSaysToTheByteWhatWasSaidThenWhateverCameAfter() throws IOException {
    Path input = Runs.smallExports(folder);
    Runs.run(folder);
    byte[] first = Files.readAllBytes(folder.resolve("output/2022-12-12/figures.csv"));
    // corrections of known rows, new ones, and one load taken back
    Runs.write(
        input.resolve("热线工单_20221213.csv"),
        "工单编号,受理时间,办结时间,工单状态\nT1,2022-03-01 09:00,,办理中\nT7,2021-02-01 09:00,,办理中\n");
    Runs.run(folder);
    try (Workspace workplace = open()) {
      new FileDecisions(workplace).withdraw(2, "李四", "误传");
    }
    Runs.run(folder);
    Map<String, String> published = Runs.digests(folder.resolve("output/2022-12-12"));
    Runs.write(input.resolve("热线工单_20221214.csv"), "工单编号,受理时间,工单状态\nT8,2022-02-01 09:00,办理中\n");

    RunOutcome then = recompute(3);
    Path there = folder.resolve("output/known-at-3/2022-12-12");
    assertEquals(there, then.folder());
    assertArrayEquals(first, Files.readAllBytes(there.resolve("figures.csv")));
    assertEquals(List.of("与第 1 版的数字逐一相同。"), then.messages());
    String run = Files.readString(there.resolve("run.json"));
    assertTrue(run.contains("\"state\" : \"recomputed\""), run);
    assertFalse(run.contains("20221213"), run);
    assertFalse(run.contains("\"status\" : \"withdrawn\""), run);

    // nothing else moved: no import, no vintage, no other folder
    assertEquals(published, Runs.digests(folder.resolve("output/2022-12-12")));
    try (Workspace workplace = open()) {
      assertEquals(5, workplace.vintages().lastLoad());
      assertEquals(3, workplace.vintages().all().size());
    }
    Map<String, String> before = Runs.digests(there);
    recompute(3);
    assertEquals(before, Runs.digests(there));
    assertNotEquals(
        before.get("figures.csv"),
        Runs.digests(folder.resolve("output/2022-12-12")).get("figures.csv"));
  }

  @Test
  void beforeTheFirstLoadThereIsNothingToSay() throws IOException {
    Runs.smallExports(folder);
    Runs.run(folder);
    RunOutcome outcome = recompute(0);
    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit());
    assertNotNull(outcome.messages().get(0));
    assertTrue(Files.notExists(folder.resolve("output/known-at-0")));
  }
}
