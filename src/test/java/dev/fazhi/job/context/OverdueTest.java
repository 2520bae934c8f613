package dev.fazhi.job.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.job.JobsFolders;
import dev.fazhi.job.Runs;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.store.register.FileTotal;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries against the calendar of the repository: hotline monthly with 5 days of grace. */
class OverdueTest {

  private static final Definitions DEFINITIONS = DefinitionLoader.load(Runs.JOBS);

  private static Overdue hotline(String today, String newest) {
    List<FileTotal> files =
        newest.isEmpty()
            ? List.of()
            : List.of(
                new FileTotal(
                    "hotline",
                    RegisteredFile.Status.MERGED,
                    1,
                    Load.RowCount.NONE,
                    LocalDate.parse(newest).atTime(23, 59),
                    null));
    return Overdue.all(DEFINITIONS, files, LocalDate.parse(today)).stream()
        .filter(source -> source.source().equals("hotline"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMonthMayComeUntilItsGraceIsOver() {
    assertEquals(LocalDate.of(2022, 10, 31), hotline("2022-12-05", "").to());
    assertEquals(LocalDate.of(2022, 11, 30), hotline("2022-12-06", "").to());
    assertEquals(LocalDate.of(2022, 12, 5), hotline("2022-12-06", "").due());
  }

  @Test
  void anExportBeforeTheMonthsEndIsNoneForIt() {
    assertTrue(hotline("2022-12-06", "2022-11-29").isOverdue());
    assertFalse(hotline("2022-12-06", "2022-11-30").isOverdue());
    assertFalse(hotline("2022-12-06", "2022-12-03").isOverdue());
  }

  @Test
  void aSourceThatNeverCameIsOverdue() {
    assertTrue(hotline("2022-12-06", "").isOverdue());
  }

  @Test
  void lateDaysCountFromTheFirstDeliveryThatIsMissing() {
    Overdue late = hotline("2022-12-08", "2022-08-31");

    assertEquals(LocalDate.of(2022, 10, 6), late.since(), "September was due on the 5th");
    assertEquals(64, late.daysLate(LocalDate.of(2022, 12, 8)));
    assertEquals(0, hotline("2022-12-08", "2022-12-01").daysLate(LocalDate.of(2022, 12, 8)));
  }

  @Test
  void rowsThatReachToTheEndOfTheSpanAreItsDeliveryWheneverTheyWereExported() {
    FileTotal returns =
        new FileTotal(
            "returns",
            RegisteredFile.Status.MERGED,
            1,
            Load.RowCount.NONE,
            LocalDate.of(2022, 12, 5).atStartOfDay(),
            LocalDate.of(2022, 12, 31));
    Overdue state =
        Overdue.all(DEFINITIONS, List.of(returns), LocalDate.of(2023, 1, 10)).stream()
            .filter(source -> source.source().equals("returns"))
            .findFirst()
            .orElseThrow();

    assertEquals(LocalDate.of(2022, 12, 31), state.to());
    assertFalse(state.isOverdue());
  }

  @Test
  void aRunSaysWhatIsOverdueAndNeedsAPersonUnlessTheDefinitionsSayOtherwise(@TempDir Path folder)
      throws IOException {
    Path jobs = JobsFolders.copy(folder.resolve("jobs"));
    Path input = Files.createDirectories(folder.resolve("input"));
    Runs.write(input.resolve("纠纷_20221212.csv"), "案件编号,登记日期,调解结果\nA,2022-03-01,调解中\n");
    RunRequest request =
        new RunRequest(
            Runs.DAY, input, folder.resolve("output"), folder.resolve("data"), jobs, null);
    List<Fault> said = overdue(NightlyRun.run(request, RunWatcher.NOBODY));

    assertTrue(
        said.stream().anyMatch(fault -> fault.message().startsWith("12345 热线工单逾期")),
        said.toString());
    assertTrue(said.stream().noneMatch(fault -> fault.message().contains("纠纷")), said.toString());
    assertTrue(said.stream().allMatch(fault -> fault.severity() == Fault.Severity.WARNING));
    assertTrue(
        Files.readString(folder.resolve("output/2022-12-12/quality.csv")).contains("FZ-165"));

    JobsFolders.edit(
        jobs, "nightly.yml", "overdue_needs_person: true", "overdue_needs_person: false");
    said = overdue(NightlyRun.run(request, RunWatcher.NOBODY));
    assertTrue(said.stream().allMatch(fault -> fault.severity() == Fault.Severity.NOTE));
  }

  @Test
  void aRunWithNothingToDoTellsItOnceMoreAndNeedsNobody(@TempDir Path folder) throws IOException {
    Runs.smallExports(folder);
    List<Fault> said = overdue(Runs.run(folder));
    RunOutcome nothingNew = Runs.run(folder);

    assertEquals(said, overdue(nothingNew));
    assertEquals(ExitCode.DONE, nothingNew.exit());
  }

  private static List<Fault> overdue(RunOutcome outcome) {
    return outcome.faults().stream().filter(fault -> fault.code().equals("FZ-165")).toList();
  }
}
