package dev.fazhi.job.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.JobsFolders;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.Load;
import dev.fazhi.model.Problem;
import dev.fazhi.store.Databases;
import dev.fazhi.store.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {

  @TempDir private static Path shared = Path.of(".");

  @TempDir private Path folder = Path.of(".");
  private Path input = Path.of(".");

  /** A first run, an acceptance, a late older export, a withdrawal, and the runs after them. */
  @BeforeAll
  static void history() throws IOException {
    Path input = Runs.smallExports(shared);
    List<String> faulty = new ArrayList<>(List.of("案件编号,登记日期,调解结果,申请人"));
    for (int i = 1; i <= 60; i++) {
      faulty.add("F" + i + "," + (i <= 30 ? "2022-02-30" : "2022-03-01") + ",调解中,13900000009");
    }
    Runs.write(input.resolve("纠纷_20220401.csv"), String.join("\n", faulty) + "\n");
    Runs.write(input.resolve("别的.csv"), "甲,乙\n1,2\n");
    Runs.run(shared);
    Files.copy(shared.resolve("data/fazhi.mv.db"), shared.resolve("backup.mv.db"));
    try (Workspace workplace = open(shared)) {
      new FileDecisions(workplace).accept("纠纷_20220401.csv", "张三", "已核对\t属实");
    }
    Runs.write(
        input.resolve("热线工单_20220101.csv"),
        "工单编号,受理时间,工单状态\nT3,2021-06-01 09:00,办理中\nT9,2021-12-01 09:00,办理中\n");
    Runs.run(shared);
    try (Workspace workplace = open(shared)) {
      new FileDecisions(workplace).withdraw(2, "李四", "误传");
    }
    Runs.run(shared);
  }

  @BeforeEach
  void ownCopy() throws IOException {
    try (Stream<Path> files = Files.walk(shared)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(shared.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    input = folder.resolve("input");
  }

  private static Workspace open(Path folder) {
    return Workspace.open(Runs.JOBS, folder.resolve("data"), null);
  }

  private Workspace open() {
    return open(folder);
  }

  private OperationResult rebuild(@Nullable String url, boolean partial) {
    return Rebuild.run(
        new Rebuild.Plan(Runs.JOBS, folder.resolve("data"), url, partial), RunWatcher.NOBODY);
  }

  private List<Load> loads() {
    try (Workspace workplace = open()) {
      return workplace.files().loads();
    }
  }

  @Test
  void theSameLoadsTheSameAccountsAndTheSameBytesComeOut() throws IOException {
    List<Load> before = loads();
    OperationResult outcome = rebuild(null, false);

    assertEquals(ExitCode.DONE, outcome.exit(), outcome.messages().toString());
    assertEquals(before, loads());
    Map<String, String> published = Runs.digests(folder.resolve("output/2022-12-12"));
    published.keySet().removeIf(file -> file.startsWith("earlier"));
    RunRequest again =
        new RunRequest(
            Runs.DAY, input, folder.resolve("again"), folder.resolve("data"), Runs.JOBS, null);
    NightlyRun.run(again, RunWatcher.NOBODY);
    assertEquals(published, Runs.digests(folder.resolve("again/2022-12-12")));
  }

  @Test
  void theNextRunHasNothingToDo() {
    rebuild(null, false);

    assertEquals(List.of("没有新的文件，结果不变。"), Runs.run(folder).messages());
  }

  @Test
  void itIsBuiltInAnotherDatabaseAsWell() {
    List<Load> before = loads();
    String url = Databases.url();
    assertEquals(ExitCode.DONE, rebuild(url, false).exit());

    try (Workspace other = Workspace.open(Runs.JOBS, folder.resolve("data"), url)) {
      assertEquals(before, other.files().loads());
    }
    assertEquals("FZ-434", assertThrows(Problem.class, () -> rebuild(url, false)).code());
  }

  @Test
  void aDamagedDatabaseIsMovedAsideAsItIs() throws IOException {
    Path file = folder.resolve("data/fazhi.mv.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i += 3) {
      bytes[i] ^= 0x55;
    }
    Files.write(file, bytes);
    Problem problem = assertThrows(Problem.class, () -> Runs.run(folder));
    assertTrue(String.valueOf(problem.getMessage()).contains("rebuild"), problem.getMessage());

    assertEquals(ExitCode.DONE, rebuild(null, false).exit());
    assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("data/fazhi.old.mv.db")));
    assertEquals(ExitCode.DONE, Runs.run(folder).exit());
  }

  @Test
  void aDatabaseThatIsGoneIsNotBegunAnewBehindTheArchivesBack() throws IOException {
    Files.delete(folder.resolve("data/fazhi.mv.db"));

    assertEquals("FZ-402", assertThrows(Problem.class, () -> Runs.run(folder)).code());
    assertEquals(ExitCode.DONE, rebuild(null, false).exit());
    assertEquals(ExitCode.DONE, Runs.run(folder).exit());
  }

  @Test
  void aDatabaseFromABackupIsBroughtUpToTheArchive() throws IOException {
    List<Load> now = loads();
    Files.copy(
        folder.resolve("backup.mv.db"),
        folder.resolve("data/fazhi.mv.db"),
        StandardCopyOption.REPLACE_EXISTING);

    RunOutcome outcome = Runs.run(folder);

    assertNotEquals(ExitCode.FAILED, outcome.exit());
    assertEquals(
        now.stream().filter(load -> load.number() > 0).map(Load::rows).toList(),
        loads().stream().filter(load -> load.number() > 0).map(Load::rows).toList());
  }

  @Test
  void copiesThatAreGoneAreSaidAndOnlyThenLeftOut() throws IOException {
    String first = loads().get(0).sha256();
    Files.delete(folder.resolve("data/archive").resolve(first + ".zip"));

    Problem problem = assertThrows(Problem.class, () -> rebuild(null, false));
    assertEquals("FZ-433", problem.code());
    assertTrue(String.valueOf(problem.getMessage()).contains("从第 2 次装载"), problem.getMessage());
    assertEquals(ExitCode.NEEDS_A_PERSON, rebuild(null, true).exit());
    assertEquals(
        List.of(2L, 3L, 4L, 5L, 6L),
        loads().stream().map(Load::number).filter(number -> number > 0).toList());
  }

  @Test
  void whileItIsRebuiltNobodyElseOpensOrRebuildsIt() {
    List<Problem> busy = new ArrayList<>();
    RunWatcher meanwhile =
        new RunWatcher() {
          @Override
          public void phase(String name) {
            if (busy.isEmpty()) {
              busy.add(assertThrows(Problem.class, () -> Runs.run(folder)));
              busy.add(assertThrows(Problem.class, () -> rebuild(null, false)));
            }
          }
        };
    Rebuild.run(new Rebuild.Plan(Runs.JOBS, folder.resolve("data"), null, false), meanwhile);

    assertEquals(List.of(Database.HELD, Database.HELD), busy.stream().map(Problem::code).toList());
    assertTrue(String.valueOf(busy.get(0).getMessage()).contains("重建"));
  }

  @Test
  void withoutAnArchiveThereIsNothingToBuildFrom() {
    Rebuild.Plan nowhere = new Rebuild.Plan(Runs.JOBS, folder.resolve("nowhere"), null, false);
    assertEquals(
        "FZ-432",
        assertThrows(Problem.class, () -> Rebuild.run(nowhere, RunWatcher.NOBODY)).code());
  }

  @Test
  void figuresOfFactsThatCameOutOtherwiseAreMeasuredAgainByTheNextRun() throws IOException {
    Path jobs = JobsFolders.copy(folder.resolve("own-jobs"));
    RunRequest request =
        new RunRequest(
            Runs.DAY, input, folder.resolve("output"), folder.resolve("data"), jobs, null);
    JobsFolders.edit(jobs, "reference/towns.csv", "昆河镇,昆河镇人民政府", "昆河新镇,昆河镇|昆河镇人民政府");
    // measured by the new list, of rows that were read by the old one
    assertEquals(List.of(), NightlyRun.run(request, RunWatcher.NOBODY).messages());

    Rebuild.run(new Rebuild.Plan(jobs, folder.resolve("data"), null, false), RunWatcher.NOBODY);
    RunOutcome again = NightlyRun.run(request, RunWatcher.NOBODY);
    assertEquals(List.of(), again.messages());
    assertTrue(
        again.vintage() != null
            && again.vintage().figures().stream().anyMatch(f -> f.group().equals("昆河新镇")));
    assertEquals(List.of("没有新的文件，结果不变。"), NightlyRun.run(request, RunWatcher.NOBODY).messages());
  }
}
