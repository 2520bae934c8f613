package dev.fazhi.job.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.JobsFolders;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.job.run.RunHistory;
import dev.fazhi.model.Problem;
import dev.fazhi.store.Databases;
import dev.fazhi.store.run.NotificationOutbox;
import dev.fazhi.store.run.ScheduledRunRepository.Night;
import dev.fazhi.store.run.ScheduledRunRepository.State;
import dev.fazhi.store.user.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class PurgeTest {

  @TempDir private Path folder = Path.of(".");
  private Path jobs = Path.of(".");

  @BeforeEach
  void aRunLongAgo() throws IOException {
    jobs = JobsFolders.copy(folder.resolve("jobs"));
    Runs.smallExports(folder);
    Databases.prepare(folder.resolve("data"));
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
    return NightlyRun.run(Runs.request(Runs.DAY, folder, jobs, null), RunWatcher.NOBODY);
  }

  private List<String> purge(String retention) throws IOException {
    JobsFolders.edit(jobs, "nightly.yml", "blocking: []", "blocking: []\n" + retention);
    try (Workspace workplace = Workspace.open(jobs, folder.resolve("data"), null)) {
      return new Purge(
              workplace,
              folder.resolve("data"),
              folder.resolve("output"),
              LocalDate.now(workplace.definitions().nightly().zone()))
          .run("甲")
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
  void whatWasDeletedIsInTheAuditLogOnceWhoeverDeletesIt() throws IOException {
    purge("retention: { rejects_days: 30, log_days: 30 }");
    assertEquals(List.of("甲"), purgers());
    try (Workspace workplace = open()) {
      String told = workplace.audit().newest(1).get(0).subject();
      assertTrue(told.contains("个文件的退回行") && told.contains("1 个日志文件"), told);
    }
    Files.writeString(folder.resolve("data/logs/fazhi.2022-01-06.0.json.gz"), "x");

    run();
    run();

    assertEquals(List.of("甲", "每次运行结束时"), purgers());
  }

  private List<String> purgers() {
    try (Workspace workplace = open()) {
      return workplace.audit().of("按保留期删除").stream().map(AuditLog.Entry::who).toList();
    }
  }

  private Workspace open() {
    return Workspace.open(jobs, folder.resolve("data"), null);
  }

  @Test
  void recordsOfRunsAndPeopleExpireWithoutADeclarationButTheNewest() throws IOException {
    Runs.write(folder.resolve("input/纠纷台账_20221213.csv"), "案件编号,登记日期,调解结果\nK3,2022-12-01,调解中\n");
    run();
    List<String> kinds =
        List.of(
            "BATCH_JOB_INSTANCE",
            "BATCH_JOB_EXECUTION",
            "BATCH_JOB_EXECUTION_CONTEXT",
            "fz_notice",
            "fz_night",
            "fz_audit");
    try (Workspace workplace = open()) {
      JdbcTemplate jdbc = new JdbcTemplate(workplace.database());
      for (int i = 0; i < 2; i++) {
        workplace.audit().add("乙", "停止运行", "", "试");
        LocalDateTime at = LocalDateTime.of(2022, 12, 12 + i, 1, 30);
        workplace.nights().take(new Night(at, at.toLocalDate(), State.DONE));
        new NotificationOutbox(workplace.database()).put("事" + i, "群", "bad", "题", "文", at);
      }
      jdbc.update("UPDATE fz_notice SET state = 'SENT' WHERE event = '事0'");
      for (String kind : kinds) {
        assertEquals(2, count(jdbc, kind), kind);
      }
      age(jdbc, 1099, 3649);
    }
    purge("");
    try (Workspace workplace = open()) {
      JdbcTemplate jdbc = new JdbcTemplate(workplace.database());
      for (String kind : kinds) {
        assertEquals(2, count(jdbc, kind), kind + " is not old enough");
      }
      age(jdbc, 1102, 3652);
    }

    run();

    try (Workspace workplace = open()) {
      JdbcTemplate jdbc = new JdbcTemplate(workplace.database());
      for (String kind : kinds.subList(0, 5)) {
        assertEquals(1, count(jdbc, kind), kind);
      }
      assertEquals(
          List.of("停止运行", "按保留期删除"),
          workplace.audit().newest(9).stream().map(AuditLog.Entry::action).sorted().toList());
      assertEquals("事1", jdbc.queryForObject("SELECT event FROM fz_notice", String.class), "waits");
      assertEquals(
          0,
          jdbc.queryForObject(
              "SELECT COUNT(*) FROM fz_run_note WHERE execution = 1", Integer.class));
      assertEquals(3, RunHistory.read(workplace).get(0).id(), "numbers go on");
    }
    assertEquals(0, run().execution(), "nothing is to be done again");
  }

  private static void age(JdbcTemplate jdbc, int days, int daysOfActions) {
    LocalDateTime then = LocalDateTime.now(ZoneOffset.UTC).minusDays(days);
    jdbc.update("UPDATE BATCH_JOB_EXECUTION SET CREATE_TIME = ?", then);
    jdbc.update("UPDATE fz_notice SET created_at = ?", then);
    jdbc.update("UPDATE fz_night SET fire_at = ? WHERE as_of = DATE '2022-12-12'", then);
    jdbc.update(
        "UPDATE fz_night SET fire_at = ? WHERE as_of = DATE '2022-12-13'", then.plusHours(1));
    jdbc.update("UPDATE fz_audit SET at_time = ?", LocalDateTime.now().minusDays(daysOfActions));
  }

  private static int count(JdbcTemplate jdbc, String table) {
    return Objects.requireNonNull(
        jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class));
  }

  @Test
  void theAuditLogIsKeptHalfAYearAtLeast() {
    assertThrows(Problem.class, () -> purge("retention: { audit_days: 179 }"));
  }

  @Test
  void rejectedRowsCannotBeKeptLongerThanTheCopies() {
    assertThrows(Problem.class, () -> purge("retention: { archive_days: 30 }"));
    assertThrows(Problem.class, () -> purge("retention: { archive_days: 30, rejects_days: 31 }"));
  }
}
