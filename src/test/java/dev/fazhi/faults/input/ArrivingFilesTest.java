package dev.fazhi.faults.input;

import static dev.fazhi.faults.input.Outcomes.codes;
import static dev.fazhi.faults.input.Outcomes.merged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Machine;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are still written to, vanish, or are not what was sent. */
class ArrivingFilesTest {

  private static final String HEADER = "案件编号,登记日期,纠纷类型,调解结果\n";

  @TempDir private Path folder = Path.of(".");

  @Test
  void row18_aFileThatVanishesBeforeItIsReadIsNamedAndTheOthersGoOn() throws Exception {
    Runs.smallExports(folder);
    Path victim = folder.resolve("input/纠纷台账_20221212.csv");
    String whole = Files.readString(victim);
    RunOutcome outcome = NightlyRun.run(Runs.request(folder, null), spoil(victim, Files::delete));

    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit(), outcome.messages().toString());
    assertTrue(outcome.leftAlone().toString().contains("纠纷台账_20221212.csv"));
    assertEquals(2, merged(outcome).size());
    Runs.write(victim, whole);
    assertEquals(1, merged(Runs.run(folder)).size(), "it may come back as it was");
  }

  @Test
  void row18_aFileWithoutPermissionIsRefusedAndTheOthersGoOn() throws Exception {
    Runs.smallExports(folder);
    Path victim = folder.resolve("input/热线工单_20220630.csv");
    Machine.assume("chmod", "000", victim.toString());
    assumeFalse(Files.isReadable(victim), "this user may read everything");
    RunOutcome outcome = Runs.run(folder);

    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit(), outcome.messages().toString());
    assertTrue(codes(outcome).contains("FZ-101"), codes(outcome).toString());
    assertEquals(2, merged(outcome).size());
  }

  @Test
  void row27_aFileThatIsWrittenToWhileItIsReadIsNotImported() throws Exception {
    Runs.smallExports(folder);
    Path victim = folder.resolve("input/纠纷台账_20221212.csv");
    String whole = Files.readString(victim);
    RunOutcome outcome =
        NightlyRun.run(
            Runs.request(folder, null),
            spoil(victim, file -> Runs.write(file, whole.substring(0, whole.indexOf("K2")))));

    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit(), outcome.messages().toString());
    assertTrue(
        merged(outcome).stream().noneMatch(name -> name.startsWith("纠纷")),
        "content that nobody hashed: " + merged(outcome));
    Runs.write(victim, whole);
    Runs.run(folder);
    assertEquals(Left.bySmallExports().facts(), Left.in(folder).facts());
  }

  @Test
  void row27_aFileThatIsStillBeingCopiedIsLeftAloneWithANote() throws Exception {
    Runs.smallExports(folder);
    for (String name : List.of("纠纷.csv.part", "纠纷.xlsx.tmp", "x.crdownload", "y.partial")) {
      Runs.write(folder.resolve("input").resolve(name), HEADER);
    }
    RunOutcome outcome = Runs.run(folder);

    assertEquals(4, outcome.leftAlone().size());
    // written in 2022
    assertTrue(
        outcome.leftAlone().stream().allMatch(line -> line.contains("天没有变化，传送可能中断了")),
        outcome.leftAlone().toString());
    assertEquals(3, outcome.loads().size());
  }

  @Test
  void row28_aFileThatIsNeverFinishedIsWarnedOfAfterAWhile() throws Exception {
    Runs.smallExports(folder);
    Runs.write(folder.resolve("input/long ago.csv.part"), HEADER);
    Path now = folder.resolve("input/just now.csv.part");
    Files.writeString(now, HEADER);
    // not so lately that the run waits for it to settle
    Files.setLastModifiedTime(now, FileTime.from(Instant.now().minusSeconds(60)));
    RunOutcome outcome = Runs.run(folder);

    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit());
    assertEquals(
        List.of("long ago.csv.part"),
        outcome.leftAlone().stream()
            .filter(line -> line.contains("天没有变化"))
            .map(line -> line.substring(0, line.indexOf('：')))
            .toList());
  }

  @Test
  void row29_aChecksumThatIsNotTheFilesRefusesIt() throws Exception {
    Runs.smallExports(folder);
    Path file = folder.resolve("input/纠纷台账_20221212.csv");
    Path beside = folder.resolve("input/纠纷台账_20221212.csv.sha256");
    String right = Runs.digests(folder.resolve("input")).get("纠纷台账_20221212.csv");
    Files.writeString(beside, right + "  纠纷台账_20221212.csv\n");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_670_000_000_000L));
    RunOutcome outcome = Runs.run(folder);

    assertTrue(codes(outcome).contains("FZ-145"), codes(outcome).toString());
    assertEquals(2, outcome.loads().size());
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_670_000_000_000L));
    assertEquals(1, Runs.run(folder).loads().size(), "with the right bytes it is taken");
  }

  private void load(int many) throws IOException {
    for (int i = 0; i < many; i++) {
      ledger("纠纷" + i + ".csv", "K" + i + ",2022-01-01,邻里纠纷,调解中\n");
    }
    RunOutcome outcome = Runs.run(folder);
    assertEquals(many, merged(outcome).size());
    assertEquals(ExitCode.DONE, Runs.run(folder).exit());
  }

  private interface Spoiling {
    void spoil(Path file) throws IOException;
  }

  /** Does it to a file between the moment it was found and the moment it is read. */
  private static RunWatcher spoil(Path victim, Spoiling spoiling) {
    return new RunWatcher() {
      @Override
      public void file(String name) {
        if (name.equals(String.valueOf(victim.getFileName()))) {
          try {
            spoiling.spoil(victim);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    };
  }

  private void ledger(String name, String rows) throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    Runs.write(input.resolve(name), HEADER + rows);
  }
}
