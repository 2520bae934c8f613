package dev.fazhi.job.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.Loads;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Load;
import dev.fazhi.model.Problem;
import dev.fazhi.store.Databases;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.register.Findings;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class FileDecisionsTest {

  private static final String HEADER = "案件编号,登记日期,调解结果,涉及人数,申请人";

  @TempDir private Path folder = Path.of(".");

  private Loads open(Databases kind) {
    return new Loads(folder, kind == Databases.H2 ? null : Databases.url());
  }

  private static String[] manyFaults() {
    return IntStream.rangeClosed(0, 100)
        .mapToObj(
            i ->
                i == 0
                    ? HEADER
                    : "K" + i + "," + (i <= 30 ? "2022-02-30" : "2022-03-01") + ",调解中,1,某人")
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @EnumSource
  void aFileRefusedForTooManyFaultyRowsIsTakenInWhenAPersonSaysSo(Databases kind) {
    try (Loads loads = open(kind)) {
      RegisteredFile refused = loads.load("台账_20220401.csv", manyFaults());
      assertEquals(RegisteredFile.Status.REFUSED, refused.status());

      OperationResult outcome =
          new FileDecisions(loads.workplace()).accept("台账_20220401.csv", "张三", "已与镇上核对");

      assertEquals(ExitCode.DONE, outcome.exit(), outcome.messages().toString());
      assertEquals(70, loads.known("mediation").size());
      Load load = loads.workplace().files().loads().get(0);
      assertEquals(new Load.RowCount(101, 70, 0, 0, 0, 30, 1), load.rows());
      assertEquals("已与镇上核对", loads.workplace().decisions().all().get(0).reason());
      assertEquals("张三", loads.workplace().audit().newest(1).get(0).who());
    }
  }

  @Test
  void aFileOfMoreFaultsThanAreKeptSaysWhyItIsRefusedAndIsTakenInAllTheSame() {
    int faulty = Findings.MOST_FAULTS + 100;
    String[] lines =
        IntStream.rangeClosed(0, faulty + 3)
            .mapToObj(
                i ->
                    i == 0 ? HEADER : "K" + i + (i <= faulty ? ",某日" : ",2022-03-01") + ",调解中,1,某人")
            .toArray(String[]::new);
    try (Loads loads = open(Databases.H2)) {
      RegisteredFile refused = loads.load("台账_20220401.csv", lines);
      assertEquals(RegisteredFile.Status.REFUSED, refused.status());
      assertTrue(
          loads
              .workplace()
              .files()
              .findings()
              .faultsOfTheFile(refused.id(), refused.name())
              .stream()
              .anyMatch(fault -> fault.code().equals("FZ-150")));

      OperationResult outcome =
          new FileDecisions(loads.workplace()).accept("台账_20220401.csv", "张三", "已核对");

      assertEquals(ExitCode.DONE, outcome.exit(), outcome.messages().toString());
      Load load = loads.workplace().files().loads().get(0);
      assertEquals(new Load.RowCount(faulty + 4, 3, 0, 0, 0, faulty, 1), load.rows());
    }
  }

  @Test
  void theFaultsOfAnAcceptedFileAreThoseOfItsFirstReading() {
    try (Loads loads = open(Databases.H2)) {
      RegisteredFile refused = loads.load("台账_20220401.csv", manyFaults());
      var rows = loads.workplace().rejects().rows(refused);
      new FileDecisions(loads.workplace()).accept("台账_20220401.csv", "张三", "已核对");

      assertEquals(30, rows.size());
      assertEquals(
          rows, loads.workplace().rejects().rows(loads.workplace().files().get(refused.id())));
    }
  }

  @Test
  void aFileThatCannotBeReadAtAllCannotBeAccepted() {
    try (Loads loads = open(Databases.H2)) {
      loads.load("别的.csv", "甲,乙", "1,2");
      FileDecisions decisions = new FileDecisions(loads.workplace());

      assertEquals(
          "FZ-160",
          assertThrows(Problem.class, () -> decisions.accept("别的.csv", "张三", "要")).code());
      assertEquals(
          "FZ-160",
          assertThrows(Problem.class, () -> decisions.accept("没有.csv", "张三", "要")).code());
    }
  }

  @Test
  void whileARunIsActiveNobodyDecides() {
    try (Loads loads = open(Databases.H2)) {
      loads.load("台账_20220401.csv", HEADER, "A,2022-03-01,调解中,1,");
      Lease lease = loads.workplace().leases().tryAcquire().lease().orElseThrow();
      ExitCode exit = new FileDecisions(loads.workplace()).withdraw(1, "张三", "误传").exit();
      lease.close();

      assertEquals(ExitCode.BUSY, exit);
      assertEquals(1, loads.known("mediation").size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void noDecisionStandsWithoutItsEntryInTheAuditLog(Databases kind) {
    try (Loads loads = open(kind)) {
      loads.load("a_20220401.csv", HEADER, "A,2022-03-01,调解中,1,");
      RegisteredFile refused = loads.load("台账_20220402.csv", manyFaults());
      List<String> before = loads.known("mediation");
      JdbcClient.create(loads.workplace().database())
          .sql("ALTER TABLE fz_audit ADD CONSTRAINT no_entry CHECK (audit_no = 0)")
          .update();
      FileDecisions decisions = new FileDecisions(loads.workplace());

      assertThrows(RuntimeException.class, () -> decisions.withdraw(1, "张三", "误传"));
      assertThrows(RuntimeException.class, () -> decisions.accept(refused.name(), "张三", "要"));

      assertEquals(before, loads.known("mediation"));
      assertEquals(
          RegisteredFile.Status.MERGED,
          loads.workplace().files().exports().ofLoad(1).orElseThrow().status());
      assertEquals(List.of(), loads.workplace().decisions().all());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatALoadBroughtIsTakenBackAndWhatItChangedIsAsItWasBefore(Databases kind) {
    try (Loads loads = open(kind)) {
      loads.load("a_20220401.csv", HEADER, "A,2022-03-01,调解中,1,", "B,2022-03-01,调解中,1,");
      loads.load("b_20220501.csv", HEADER, "A,2022-03-01,调解中,2,", "C,2022-03-01,调解中,1,");
      List<String> first = loads.known("mediation", 1);
      List<String> second = loads.known("mediation", 2);

      new FileDecisions(loads.workplace()).withdraw(2, "张三", "报错了");

      assertEquals(first, loads.known("mediation"));
      assertEquals(first, loads.known("mediation", 1));
      assertEquals(second, loads.known("mediation", 2), "what was known then does not change");
      Load taking = loads.workplace().files().loads().get(2);
      assertEquals(3, taking.number());
      assertEquals(2, taking.withdrawn());
      assertTrue(taking.faults().get(0).message().contains("报错了"));
      assertEquals(3, loads.workplace().vintages().lastLoad());
    }
  }

  @Test
  void aLoadIsTakenBackOnceAndItsFileIsNotReadAgain() {
    try (Loads loads = open(Databases.H2)) {
      loads.load("a_20220401.csv", HEADER, "A,2022-03-01,调解中,1,");
      FileDecisions decisions = new FileDecisions(loads.workplace());
      decisions.withdraw(1, "张三", "误传");

      assertEquals(
          "FZ-164", assertThrows(Problem.class, () -> decisions.withdraw(1, "张三", "再")).code());
      assertEquals(
          "FZ-164", assertThrows(Problem.class, () -> decisions.withdraw(9, "张三", "再")).code());
      assertEquals(
          RegisteredFile.Status.WITHDRAWN,
          loads.load("a_20220401.csv", HEADER, "A,2022-03-01,调解中,1,").status());
    }
  }

  @Test
  void aTakenBackLoadMakesANewVintage() throws IOException {
    Runs.smallExports(folder);
    Runs.run(folder);
    String before = Files.readString(folder.resolve("output/2022-12-12/figures.csv"));
    try (Workspace workplace = Workspace.open(Runs.JOBS, folder.resolve("data"), null)) {
      new FileDecisions(workplace).withdraw(1, "张三", "误传");
    }
    RunOutcome after = Runs.run(folder);

    assertNotEquals(ExitCode.FAILED, after.exit(), after.messages().toString());
    assertEquals(2, Objects.requireNonNull(after.vintage()).number());
    assertNotEquals(before, Files.readString(folder.resolve("output/2022-12-12/figures.csv")));
  }
}
