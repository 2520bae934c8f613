package dev.fazhi.job.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.JobsFolders;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeTest {

  @TempDir private Path folder = Path.of(".");
  private Path jobs = Path.of(".");

  @BeforeEach
  void aRunLongAgo() throws IOException {
    jobs = JobsFolders.copy(folder.resolve("jobs"));
    Runs.smallExports(folder);
    run();
    Path logs = Files.createDirectories(folder.resolve("data/logs"));
    Files.writeString(logs.resolve("fazhi.2022-01-05.0.json.gz"), "x");
    Files.writeString(logs.resolve("fazhi.json"), "x");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(100))));
      }
    }
  }

  private RunOutcome run() {
    return NightlyRun.run(
        new RunRequest(
            Runs.DAY,
            folder.resolve("input"),
            folder.resolve("output"),
            folder.resolve("data"),
            jobs,
            null),
        RunWatcher.NOBODY);
  }

  private List<String> purge(String retention) throws IOException {
    JobsFolders.edit(jobs, "nightly.yml", "blocking: []", "blocking: []\n" + retention);
    try (Workspace workplace = Workspace.open(jobs, folder.resolve("data"), null)) {
      return new Purge(
              workplace,
              folder.resolve("data"),
              folder.resolve("output"),
              LocalDate.now(workplace.definitions().nightly().zone()))
          .run()
          .messages();
    }
  }

  private long copies() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data/archive"))) {
      return files.filter(file -> file.toString().endsWith(".zip")).count();
    }
  }

  @Test
  void withoutARetentionEverythingIsKept() throws IOException {
    purge("");

    assertEquals(3, copies());
    assertTrue(Files.exists(folder.resolve("data/logs/fazhi.2022-01-05.0.json.gz")));
  }

  @Test
  void whatIsYoungerIsKept() throws IOException {
    assertEquals(
        List.of("没有超过保留期的内容。"),
        purge("retention: { archive_days: 101, rejects_days: 101, log_days: 36500 }"));
    assertEquals(3, copies());
  }

  @Test
  void logsAndRejectedRowsGoEverywhere() throws IOException {
    purge("retention: { rejects_days: 30, log_days: 30 }");

    assertFalse(Files.exists(folder.resolve("data/logs/fazhi.2022-01-05.0.json.gz")));
    assertTrue(Files.exists(folder.resolve("data/logs/fazhi.json")));
    assertFalse(Files.exists(folder.resolve("output/2022-12-12/rejects")));
    try (Workspace workplace = Workspace.open(jobs, folder.resolve("data"), null)) {
      assertEquals(List.of(), workplace.rejects().files());
      assertEquals(1, workplace.files().loads().stream().mapToLong(l -> l.rows().rejected()).sum());
    }
    assertEquals(3, copies());
  }

  @Test
  void aRunPurgesAtItsEndAndPublishesNoneOfItAgain() throws IOException {
    JobsFolders.edit(
        jobs,
        "nightly.yml",
        "blocking: []",
        "blocking: []\nretention: { archive_days: 30, rejects_days: 30, log_days: 30 }");
    run();
    assertEquals(0, copies());
    Runs.write(folder.resolve("input/纠纷台账_20221213.csv"), "案件编号,登记日期,调解结果\nK3,2022-12-01,调解中\n");
    run();

    try (Stream<Path> published = Files.walk(folder.resolve("output"))) {
      assertTrue(published.noneMatch(path -> path.endsWith("rejects")), "in no vintage");
    }
    assertEquals(1, copies());
  }

  @Test
  void aDatabaseWhoseCopiesAreGoneSaysFromWhenItCanBeBuiltAgain() throws IOException {
    purge("retention: { archive_days: 30, rejects_days: 30 }");
    Rebuild.Plan plan = new Rebuild.Plan(jobs, folder.resolve("data"), null, false);

    Problem problem = assertThrows(Problem.class, () -> Rebuild.run(plan, RunWatcher.NOBODY));
    assertEquals("FZ-433", problem.code());
  }

  @Test
  void rejectedRowsCannotBeKeptLongerThanTheCopies() {
    assertThrows(Problem.class, () -> purge("retention: { archive_days: 30 }"));
    assertThrows(Problem.class, () -> purge("retention: { archive_days: 30, rejects_days: 31 }"));
  }
}
