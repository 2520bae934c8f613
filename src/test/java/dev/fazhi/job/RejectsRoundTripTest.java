package dev.fazhi.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.decision.FileDecisions;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rejected rows come back corrected: they are imported, and nobody is told of them again. */
class RejectsRoundTripTest {

  @TempDir private Path folder = Path.of(".");
  private Path input = Path.of(".");

  @BeforeEach
  void oneRowIsRejected() throws IOException {
    input = Runs.smallExports(folder);
    Runs.run(folder);
  }

  private Path rejects() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("output/2022-12-12/rejects"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private void correct(Path file, String wrong, String right) throws IOException {
    Path corrected = input.resolve(String.valueOf(file.getFileName()));
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      for (Row row : book.getSheetAt(0)) {
        for (Cell cell : row) {
          if (cell.getStringCellValue().equals(wrong)) {
            cell.setCellValue(right);
          }
        }
      }
      try (OutputStream out = Files.newOutputStream(corrected)) {
        book.write(out);
      }
    }
    Files.setLastModifiedTime(
        corrected, java.nio.file.attribute.FileTime.fromMillis(1_670_000_000_000L));
  }

  private List<RegisteredFile> filesWithRejects() {
    try (Workspace workplace = Workspace.open(Runs.JOBS, folder.resolve("data"), null)) {
      return workplace.rejects().files();
    }
  }

  @Test
  void aCorrectedRowIsImportedWithoutAWordAboutTheHelperColumns() throws IOException {
    correct(rejects(), "2022-02-30 09:00", "2022-02-28 09:00");
    RunOutcome outcome = Runs.run(folder);

    Load load = outcome.loads().get(0);
    assertEquals(1, load.rows().fresh());
    assertEquals(List.of(), load.faults().stream().map(Fault::message).toList());
  }

  @Test
  void theFaultsAreSolvedAndNoLongerListedButOnRecord() throws IOException {
    correct(rejects(), "2022-02-30 09:00", "2022-02-28 09:00");
    Runs.run(folder);

    assertEquals(List.of(), filesWithRejects());
    Path published = folder.resolve("output/2022-12-12");
    assertFalse(Files.exists(published.resolve("rejects")));
    assertFalse(Files.readString(published.resolve("quality.csv")).contains("2022-02-30"));
    try (Workspace workplace = Workspace.open(Runs.JOBS, folder.resolve("data"), null)) {
      assertEquals(
          4L,
          JdbcClient.create(workplace.database())
              .sql("SELECT solved_by FROM fz_reject")
              .query(Long.class)
              .single());
      assertTrue(
          JdbcClient.create(workplace.database())
                  .sql("SELECT COUNT(*) FROM fz_fault WHERE severity = 'REJECT'")
                  .query(Long.class)
                  .single()
              > 0);
    }
  }

  @Test
  void evenWhenTheKeyWasCorrectedThePlaceTellsWhichRowItWas() throws IOException {
    Path file = rejects();
    correct(file, "2022-02-30 09:00", "2022-02-28 09:00");
    Path corrected = input.resolve(String.valueOf(file.getFileName()));
    correct(corrected, "T4", "T44");
    Runs.run(folder);

    assertEquals(List.of(), filesWithRejects());
  }

  @Test
  void aRowThatIsStillWrongStaysListedWithItsNewPlaceBesideTheOld() throws IOException {
    correct(rejects(), "2022-02-30 09:00", "2022-02-31 09:00");

    assertEquals(ExitCode.NEEDS_A_PERSON, Runs.run(folder).exit());
    assertEquals(2, filesWithRejects().size());
  }

  @Test
  void aLaterExportWithTheSameKeySolvesItToo() throws IOException {
    Runs.write(input.resolve("热线工单_20221213.csv"), "工单编号,受理时间,工单状态\nT4,2022-02-28 09:00,办理中\n");
    Runs.run(folder);

    assertEquals(List.of(), filesWithRejects());
  }

  @Test
  void anOlderExportWithTheSameKeyDoesNot() throws IOException {
    Runs.write(input.resolve("热线工单_20220301.csv"), "工单编号,受理时间,工单状态\nT4,2022-02-28 09:00,办理中\n");
    Runs.run(folder);

    assertEquals(1, filesWithRejects().size());
  }

  @Test
  void whatATakenBackLoadHadSolvedIsOpenAgain() throws IOException {
    correct(rejects(), "2022-02-30 09:00", "2022-02-28 09:00");
    Runs.run(folder);
    try (Workspace workplace = Workspace.open(Runs.JOBS, folder.resolve("data"), null)) {
      new FileDecisions(workplace).withdraw(4, "张三", "改错了");
      assertEquals(1, workplace.rejects().open());
    }
  }
}
