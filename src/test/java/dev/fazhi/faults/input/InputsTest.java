package dev.fazhi.faults.input;

import static dev.fazhi.faults.input.Outcomes.codes;
import static dev.fazhi.faults.input.Outcomes.merged;
import static dev.fazhi.faults.input.Outcomes.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Machine;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that come wrong, late, twice, out of order, or are no files at all. */
@Timeout(120)
class InputsTest {

  private static final String FIGURES = "output/2022-12-12/figures.csv";
  private static final String HEADER = "案件编号,登记日期,纠纷类型,调解结果\n";

  @TempDir private Path folder = Path.of(".");

  @Test
  void row30_theSameBytesUnderTwoNamesAreReadOnceAndBothAreNamed() throws Exception {
    String rows = "K1,2022-01-01,邻里纠纷,调解中\n";
    ledger("纠纷_20221201.csv", rows);
    ledger("纠纷_20221202 (2).csv", rows);
    RunOutcome outcome = Runs.run(folder);

    assertEquals(List.of("纠纷_20221201.csv"), merged(outcome));
    assertEquals(List.of("纠纷_20221202 (2).csv：内容与 纠纷_20221201.csv 相同，只导入一次"), outcome.known());
  }

  @Test
  void row31_aCorrectedExportReplacesItsRowsAtOnceAndTheOldOnesStayAsHistory() throws Exception {
    ledger("纠纷_20221201.csv", "K1,2022-01-01,邻里纠纷,调解中\nK2,2022-01-02,邻里纠纷,调解中\n");
    Runs.run(folder);
    ledger("纠纷_20221202.csv", "K1,2022-01-01,邻里纠纷,调解成功\nK2,2022-01-02,劳动争议,调解中\n");
    RunOutcome outcome = Runs.run(folder);

    assertEquals(2, outcome.loads().get(0).rows().changed());
    List<String> facts =
        Left.in(folder).facts().stream().filter(row -> row.startsWith("mediation{")).toList();
    assertEquals(4, facts.size(), "both versions of both");
    assertEquals(2, facts.stream().filter(row -> row.contains("until=2")).count());
  }

  @Test
  void row34_aKeyTwiceInOneFileIsListedWithBothPlacesAndTheLowerRowCounts() throws Exception {
    ledger("纠纷_20221201.csv", "K1,2022-01-01,邻里纠纷,调解中\nK1,2022-01-01,邻里纠纷,调解成功\n");
    Runs.run(folder);

    String quality = Files.readString(folder.resolve("output/2022-12-12/quality.csv"));
    assertTrue(quality.contains("纠纷_20221201.csv,,2,,案件编号,FZ-153,warning,"), quality);
    assertTrue(quality.contains("与第 3 行的案件编号相同而内容不同，以下面一行为准"), quality);
  }

  @Test
  void row33_anOlderExportThatComesLaterDoesNotWinAndItIsSaid() throws Exception {
    ledger("纠纷_20221202.csv", "K1,2022-01-01,邻里纠纷,调解成功\n");
    Runs.run(folder);
    String before = Files.readString(folder.resolve(FIGURES));
    ledger("纠纷_20221201.csv", "K1,2022-01-01,邻里纠纷,调解中\n");
    RunOutcome outcome = Runs.run(folder);

    assertEquals(before, Files.readString(folder.resolve(FIGURES)));
    assertEquals(
        List.of("FZ-152", "FZ-175"),
        outcome.loads().get(0).faults().stream().map(Fault::code).toList());
  }

  @Test
  void row34_theSameCaseInTwoFilesIsThatOfTheLatestExportWhateverTheOrder() throws Exception {
    String older = "K1,2022-01-01,邻里纠纷,调解中\nK2,2022-01-01,邻里纠纷,调解中\n";
    String newer = "K2,2022-01-01,邻里纠纷,调解成功\n";
    ledger("纠纷_20221201.csv", older);
    ledger("纠纷_20221202.csv", newer);
    Runs.run(folder);
    String together = Files.readString(folder.resolve(FIGURES));
    List<String> facts = Left.in(folder).facts();
    Path other = Files.createDirectory(folder.resolve("other"));
    Path input = Files.createDirectory(other.resolve("input"));
    Runs.write(input.resolve("纠纷_20221202.csv"), HEADER + newer);
    Runs.run(other);
    Runs.write(input.resolve("纠纷_20221201.csv"), HEADER + older);
    Runs.run(other);

    assertEquals(together, Files.readString(other.resolve(FIGURES)));
    assertTrue(facts.stream().anyMatch(row -> row.contains("row=3") && row.contains("=K2")));
    assertTrue(facts.stream().anyMatch(row -> row.contains("row=2") && row.contains("=K2")));
  }

  @Test
  void row35_aFileWithoutRowsIsRefused() throws Exception {
    Runs.smallExports(folder);
    ledger("纠纷_20221213.csv", "");
    Runs.write(folder.resolve("input/空.csv"), "");
    RunOutcome outcome = Runs.run(folder);

    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit(), outcome.messages().toString());
    // a header alone is a delivery that arrived empty
    assertEquals(List.of("空.csv"), refused(outcome));
  }

  @Test
  void row35_figuresOfASourceThatNeverCameAreEmptyAndNotNought() throws Exception {
    Runs.smallExports(folder);
    RunOutcome outcome = Runs.run(folder);
    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit());
    assertTrue(
        outcome.faults().stream()
            .anyMatch(fault -> fault.message().startsWith("行政复议") && fault.code().equals("FZ-165")),
        outcome.faults().toString());
    String review =
        Files.readAllLines(folder.resolve(FIGURES)).stream()
            .filter(line -> line.startsWith("review.accepted,") && line.contains(",ytd,"))
            .findFirst()
            .orElse("");
    assertTrue(review.contains(",,,,"), review);
  }

  @Test
  void row36_namesOfAnyKindAreHarmlessAndShownEscaped() throws Exception {
    Files.createDirectories(folder.resolve("input"));
    List<String> names =
        List.of(
            "热线\n[FZ-000] 伪造的一行.csv",
            "\u202Evsc.xslx线热.csv",
            "a\\..\\..\\热线.csv",
            "%2e%2e%2f热线.csv",
            "-rf 热线.csv",
            "=cmd|' ∕C calc'!A0.csv",
            "'; DROP TABLE fz_file; --.csv",
            "<script>alert(1)</script>".replace("/", "∕") + ".csv",
            "\u001b[31m红.csv",
            "长".repeat(83) + ".csv");
    for (int i = 0; i < names.size(); i++) {
      ledger(names.get(i), "K" + i + ",2022-01-01,邻里纠纷,调解中\nK" + i + "x,2022-02-30,邻里纠纷,调解中\n");
    }
    RunOutcome outcome = Runs.run(folder);

    assertEquals(names.size(), merged(outcome).size(), outcome.toString());
    for (Path written : Folders.all(folder.resolve("output"))) {
      String name = String.valueOf(written.getFileName());
      assertTrue(name.codePoints().noneMatch(c -> c < ' ' || c == 0x202E), name);
      assertTrue(written.normalize().startsWith(folder.resolve("output")), name);
    }
    assertEquals(names.size(), Folders.files(folder.resolve("output/2022-12-12/rejects")).size());
    Program.Ended loads = Program.here(folder, "loads");
    assertEquals(ExitCode.DONE.code(), loads.exit(), loads.said());
    assertTrue(loads.said().lines().noneMatch(line -> line.startsWith("[FZ-000]")), loads.said());
    assertEquals(-1, loads.said().indexOf('\u001b'), loads.said());
    assertEquals(-1, loads.said().indexOf('\u202E'), loads.said());
  }

  @Test
  void row37_whatIsNoFileOfTheFolderIsRefusedWithoutWaiting() throws Exception {
    Path input = Runs.smallExports(folder);
    Path outside = folder.resolve("outside.csv");
    Runs.write(outside, HEADER + "K9,2022-01-01,邻里纠纷,调解中\n");
    Files.createSymbolicLink(input.resolve("link.csv"), outside);
    Files.createSymbolicLink(input.resolve("folder"), folder);
    Files.createSymbolicLink(input.resolve("circle"), input);
    Files.createSymbolicLink(input.resolve("zero.csv"), Path.of("/dev/zero"));
    boolean pipe = Machine.does("mkfifo", input.resolve("pipe.csv").toString());
    boolean device = Machine.does("mknod", input.resolve("null.csv").toString(), "c", "1", "5");
    RunOutcome outcome =
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> Runs.run(folder));

    int expected = 4 + (pipe ? 1 : 0) + (device ? 1 : 0);
    assertEquals(expected, codes(outcome).stream().filter("FZ-103"::equals).count());
    assertEquals(3, outcome.loads().size());
  }

  @Test
  void row38_manyTinyFilesAreAllLoaded() throws Exception {
    load(60);
  }

  @Test
  @Tag("long")
  @Timeout(7200)
  void row38_aHundredThousandTinyFilesAreAllLoaded() throws Exception {
    load(100_000);
  }

  private void load(int many) throws IOException {
    for (int i = 0; i < many; i++) {
      ledger("纠纷" + i + ".csv", "K" + i + ",2022-01-01,邻里纠纷,调解中\n");
    }
    RunOutcome outcome = Runs.run(folder);
    assertEquals(many, merged(outcome).size());
    assertEquals(ExitCode.DONE, Runs.run(folder).exit());
  }

  private void ledger(String name, String rows) throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    Runs.write(input.resolve(name), HEADER + rows);
  }

  private static List<String> refused(RunOutcome outcome) {
    return named(outcome, Load.Status.REFUSED);
  }
}
