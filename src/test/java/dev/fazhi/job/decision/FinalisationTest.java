package dev.fazhi.job.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Problem;
import dev.fazhi.model.ReportPeriod;
import dev.fazhi.store.vintage.Finalization;
import dev.fazhi.store.vintage.Vintages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class FinalisationTest {

  @TempDir private Path folder = Path.of(".");
  private Path output = Path.of(".");
  private Path published = Path.of(".");

  @BeforeEach
  void firstVintage() throws IOException {
    Runs.smallExports(folder);
    Runs.run(folder);
    output = folder.resolve("output");
    published = output.resolve("2022-12-12");
  }

  private Workspace open() {
    return Workspace.open(Runs.JOBS, folder.resolve("data"), null);
  }

  private OperationResult finalise(String who, String reason) {
    try (Workspace workplace = open()) {
      Finalisation finalisation = new Finalisation(workplace, output);
      return finalisation.finalise(finalisation.vintage(Runs.DAY, ReportPeriod.YEAR), who, reason);
    }
  }

  private String words(int vintage) {
    try (Workspace workplace = open()) {
      return workplace
          .standing(workplace.vintages().find(vintage).orElseThrow())
          .words(ZoneId.of("Asia/Shanghai"));
    }
  }

  private String cover() throws IOException {
    try (XSSFWorkbook book =
        new XSSFWorkbook(Files.newInputStream(published.resolve("统计表_2022.xlsx")))) {
      StringBuilder text = new StringBuilder();
      book.getSheet("封面").forEach(row -> row.forEach(cell -> text.append(cell).append('\n')));
      return text.toString();
    }
  }

  private void moreCases(String name, String line) throws IOException {
    Runs.write(folder.resolve("input").resolve(name), "案件编号,登记日期,调解结果\n" + line + "\n");
    Runs.run(folder);
  }

  @Test
  void aFinalVintageSaysSoEverywhereAndKeepsItsFigures() throws IOException {
    byte[] figures = Files.readAllBytes(published.resolve("figures.csv"));
    assertTrue(cover().contains("暂定"));
    OperationResult outcome = finalise("张三", "报送区委");

    assertEquals(ExitCode.DONE, outcome.exit(), outcome.messages().toString());
    assertArrayEquals(figures, Files.readAllBytes(published.resolve("figures.csv")));
    assertTrue(cover().contains("由 张三 定稿（报送区委）"), cover());
    assertFalse(cover().contains("暂定"), cover());
    assertTrue(Files.readString(published.resolve("run.json")).contains("\"state\" : \"final\""));
    assertTrue(Files.readString(published.resolve("index.html")).contains("由 张三 定稿"));
    assertArrayEquals(
        figures, Files.readAllBytes(published.resolve("earlier/v1-provisional/figures.csv")));
    assertEquals(List.of("没有新的文件，结果不变。"), Runs.run(folder).messages());
  }

  @Test
  void doneTwiceItStaysInTheFirstWords() throws IOException {
    finalise("张三", "报送区委");
    Map<String, String> before = Runs.digests(output);
    OperationResult again = finalise("李四", "别的");

    assertEquals(ExitCode.DONE, again.exit());
    assertTrue(again.messages().get(0).contains("早已是最终"), again.messages().toString());
    assertTrue(words(1).contains("由 张三 定稿（报送区委）"), words(1));
    assertEquals(before, Runs.digests(output));
  }

  @Test
  void aFinalVintageIsSupersededAndTheRevisionsAreAgainstIt() throws IOException {
    finalise("张三", "报送区委");
    byte[] figures = Files.readAllBytes(published.resolve("figures.csv"));
    moreCases("纠纷台账_20221213.csv", "K3,2022-12-01,调解中");
    moreCases("纠纷台账_20221214.csv", "K4,2022-12-02,调解中");

    assertArrayEquals(figures, Files.readAllBytes(published.resolve("earlier/v1/figures.csv")));
    assertTrue(words(1).startsWith("最终，"), words(1));
    assertTrue(words(3).matches("暂定；取代 .* 定稿的第 1 版"), words(3));
    // both loads, though the second vintage knew the first
    String revisions = Files.readString(published.resolve("revisions.csv"));
    assertTrue(revisions.contains("纠纷台账_20221213.csv"), revisions);
    assertTrue(revisions.contains("纠纷台账_20221214.csv"), revisions);
    assertTrue(Files.readString(published.resolve("run.json")).contains("\"supersedes\""));
    try (XSSFWorkbook book =
        new XSSFWorkbook(Files.newInputStream(published.resolve("统计表_2022.xlsx")))) {
      StringBuilder sheet = new StringBuilder();
      book.getSheet("修订").forEach(row -> row.forEach(cell -> sheet.append(cell).append('|')));
      assertTrue(sheet.toString().contains("与第 1 版（定稿）相比"), sheet.toString());
    }
  }

  @Test
  void whatWasNotPublishedBecauseTheMachineStoppedIsPublishedByTheNextRun() throws IOException {
    try (Workspace workplace = open()) {
      workplace
          .finals()
          .add(new Finalization(1, LocalDateTime.of(2022, 12, 20, 1, 30), "张三", "报送\n区委"));
    }
    Runs.run(folder);

    assertTrue(cover().contains("2022-12-20 由 张三 定稿（报送\\u000A区委）"), cover());
  }

  @Test
  void aRebuiltDatabaseAndOneFromABackupKnowIt() throws IOException {
    Path database = folder.resolve("data/fazhi.mv.db");
    Path backup = Files.copy(database, folder.resolve("backup"));
    finalise("张三", "报送区委");
    String words = words(1);
    Rebuild.run(
        new Rebuild.Plan(Runs.JOBS, folder.resolve("data"), null, false), RunWatcher.NOBODY);
    assertEquals(words, words(1));

    Files.delete(database);
    Files.copy(backup, database);
    assertEquals("暂定", words(1));
    Runs.run(folder);
    assertEquals(words, words(1));
  }

  @Test
  void laterLoadsAreSaidAndStayOut() throws IOException {
    Runs.write(folder.resolve("input/纠纷台账_20221213.csv"), "案件编号,登记日期,调解结果\nK3,2022-12-01,调解中\n");
    RunRequest otherDay =
        new RunRequest(
            new AsOf(LocalDate.of(2022, 12, 13)),
            folder.resolve("input"),
            output,
            folder.resolve("data"),
            Runs.JOBS,
            null);
    NightlyRun.run(otherDay, RunWatcher.NOBODY);
    byte[] figures = Files.readAllBytes(published.resolve("figures.csv"));
    try (Workspace workplace = open()) {
      Finalisation finalisation = new Finalisation(workplace, output);
      Vintages.Head head = finalisation.vintage(Runs.DAY, ReportPeriod.YEAR);
      assertTrue(finalisation.remarks(head).get(0).contains("又有 1 次装载，没有计入"));
      assertEquals(ExitCode.DONE, finalisation.finalise(head, "张三", "报送").exit());
    }
    assertArrayEquals(figures, Files.readAllBytes(published.resolve("figures.csv")));
    assertFalse(cover().contains("20221213"), cover());
  }

  @Test
  void thereMustBeAVintage() {
    try (Workspace workplace = open()) {
      Finalisation finalisation = new Finalisation(workplace, output);
      Problem problem =
          assertThrows(
              Problem.class,
              () -> finalisation.vintage(new AsOf(LocalDate.of(2021, 1, 1)), ReportPeriod.YEAR));
      assertEquals("FZ-530", problem.code());
    }
  }

  @Test
  void aVintageByOtherDefinitionsIsFinalThoughItsFolderCannotBeLaidOutAgain() {
    try (Workspace workplace = open()) {
      JdbcClient.create(workplace.database())
          .sql("UPDATE fz_vintage SET definitions = 'other'")
          .update();
    }
    OperationResult outcome = finalise("张三", "报送区委");
    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit());
    assertTrue(words(1).startsWith("最终"), words(1));
  }
}
