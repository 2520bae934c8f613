package dev.fazhi.job.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Load;
import dev.fazhi.model.Problem;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.lease.Leases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class NightlyRunTest {

  @TempDir private Path folder = Path.of(".");
  private Path input = Path.of(".");

  @BeforeEach
  void exports() throws IOException {
    input = Runs.smallExports(folder);
  }

  @Test
  void aFirstRunImportsMeasuresAndPublishes() {
    RunOutcome outcome = Runs.run(folder);

    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit(), "one row has a date that does not exist");
    assertEquals(3, outcome.loads().size());
    assertTrue(Files.isRegularFile(folder.resolve("output/2022-12-12/figures.csv")));
  }

  @Test
  void aSecondRunWithNothingNewChangesNothing() throws IOException {
    Runs.run(folder);
    Map<String, String> before = Runs.digests(folder.resolve("output"));
    RunOutcome again = Runs.run(folder);

    assertEquals(ExitCode.DONE, again.exit());
    assertEquals(List.of(), again.loads());
    assertEquals(3, again.known().size());
    assertEquals(List.of(), Runs.differences(before, Runs.digests(folder.resolve("output"))));
  }

  @Test
  void aRunThatWasKilledBetweenItsStopAndThatOfItsStepIsContinued() throws IOException {
    Runs.run(folder);
    Map<String, String> before = Runs.digests(folder.resolve("output"));
    try (Workspace workplace = Workspace.open(Runs.JOBS, folder.resolve("data"), null)) {
      JdbcClient jdbc = JdbcClient.create(workplace.database());
      jdbc.sql("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STOPPED', EXIT_CODE = 'STOPPED'").update();
      jdbc.sql(
              """
              UPDATE BATCH_STEP_EXECUTION SET STATUS = 'STARTED', EXIT_CODE = 'EXECUTING',
                END_TIME = NULL WHERE STEP_NAME = 'publish'
              """)
          .update();
    }
    RunOutcome outcome = Runs.run(folder);

    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit(), outcome.messages().toString());
    assertEquals(List.of(), Runs.differences(before, Runs.digests(folder.resolve("output"))));
    try (Workspace workplace = Workspace.open(Runs.JOBS, folder.resolve("data"), null)) {
      assertTrue(RunHistory.isAtRest(workplace));
    }
  }

  @Test
  void theSameBytesUnderAnotherNameAreNotImportedAgain() throws IOException {
    Runs.run(folder);
    Path first = input.resolve("热线工单_20220630.csv");
    Files.copy(first, input.resolve("重复.csv"), StandardCopyOption.COPY_ATTRIBUTES);
    RunOutcome again = Runs.run(folder);

    assertEquals(List.of(), again.loads());
    assertTrue(
        again.known().stream()
            .anyMatch(line -> line.contains("重复.csv") && line.contains("热线工单_20220630.csv")));
  }

  @Test
  void aNewFileMakesANewVintageAndTheOlderOneStays() throws IOException {
    Runs.run(folder);
    String before = Files.readString(folder.resolve("output/2022-12-12/figures.csv"));
    Runs.write(input.resolve("纠纷台账_20221213.csv"), "案件编号,登记日期,调解结果\nK3,2022-12-01,调解中\n");
    RunOutcome second = Runs.run(folder);

    assertEquals(2, Objects.requireNonNull(second.vintage()).number());
    assertEquals(
        before, Files.readString(folder.resolve("output/2022-12-12/earlier/v1/figures.csv")));
    assertNotEquals(before, Files.readString(folder.resolve("output/2022-12-12/figures.csv")));
  }

  @Test
  void aFileThatNoSourceKnowsIsRefusedAndTheOthersGoOn() throws IOException {
    Runs.write(input.resolve("别的.csv"), "甲,乙\n1,2\n");
    RunOutcome outcome = Runs.run(folder);

    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit());
    assertEquals(
        1, outcome.loads().stream().filter(load -> load.status() == Load.Status.REFUSED).count());
    assertEquals(
        3, outcome.loads().stream().filter(load -> load.status() == Load.Status.MERGED).count());
  }

  @Test
  void whatRefusesAFileIsTold() throws IOException {
    Runs.write(input.resolve("缺列.csv"), "工单号,受理时间,工单状太\nA,2022-01-01,已办结\n");
    Load refused =
        Runs.run(folder).loads().stream()
            .filter(load -> load.status() == Load.Status.REFUSED)
            .findFirst()
            .orElseThrow();

    assertTrue(refused.faults().stream().anyMatch(fault -> fault.message().contains("工单状态")));
  }

  @Test
  void anEmptyInputSaysSoInTheOutcomeAndPublishesNoFigureOfNothing() throws IOException {
    RunOutcome outcome = Runs.run(emptied());

    assertEquals(List.of(), outcome.loads());
    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit());
    assertNull(outcome.folder());
  }

  private Path emptied() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.createDirectory(other.resolve("input"));
    return other;
  }

  @Test
  void aMissingInputFolderIsAProblemThatSaysWhatToDo() {
    Problem problem = assertThrows(Problem.class, () -> Runs.run(folder.resolve("nowhere")));

    assertTrue(String.valueOf(problem.getMessage()).contains("--input"));
  }

  @Test
  void whileAnotherRunHoldsTheLeaseThisOneIsBusy() {
    try (HikariDataSource database = Database.open(folder.resolve("data"), null)) {
      Lease lease =
          new Leases(database, folder.resolve("data"), true).tryAcquire().lease().orElseThrow();
      RunOutcome outcome = Runs.run(folder);
      lease.close();

      assertEquals(ExitCode.BUSY, outcome.exit());
    }
  }

  @Test
  void theInputFolderIsLeftAsItWas() throws IOException {
    Map<String, String> before = Runs.digests(input);
    Runs.run(folder);

    assertEquals(List.of(), Runs.differences(before, Runs.digests(input)));
  }

  @Test
  void noPersonalValueIsFoundInAnythingWritten() throws IOException {
    Runs.run(folder);
    for (String part : List.of("data", "output")) {
      try (Stream<Path> files = Files.walk(folder.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertFalse(
              new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                  .contains("1390000000"),
              file.toString());
        }
      }
    }
  }

  @Test
  void twoMachinesGiveTheSameBytes() throws IOException {
    Runs.run(folder);
    Path other = Files.createDirectory(folder.resolve("other"));
    Runs.smallExports(other);
    Runs.run(other);

    assertEquals(
        List.of(),
        Runs.differences(
            Runs.digests(folder.resolve("output")), Runs.digests(other.resolve("output"))));
  }
}
