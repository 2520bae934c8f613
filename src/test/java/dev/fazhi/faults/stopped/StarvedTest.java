package dev.fazhi.faults.stopped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Machine;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too little memory, disk, or of what else a machine has. */
class StarvedTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void row09_withTooLittleMemoryItEndsAndWithMoreTheSame() throws Exception {
    sweep(List.of(16));
  }

  @Test
  @Tag("long")
  void row09_withAnyMemoryItEndsAndWithMoreTheSame() throws Exception {
    sweep(IntStream.iterate(12, size -> size <= 160, size -> size + 4).boxed().toList());
  }

  private void sweep(List<Integer> megabytes) throws Exception {
    for (int size : megabytes) {
      Path run = Files.createDirectory(folder.resolve("heap" + size));
      Runs.smallExports(run);
      Program starved = Program.in(run).with("-Xmx" + size + "m");
      Program.Ended ended = starved.end(starved.startRun());
      assertTrue(
          ended.exit() == ExitCode.FAILED.code() || ended.exit() == ExitCode.NEEDS_A_PERSON.code(),
          () -> size + " MB: " + ended);
      assertFalse(ended.said().contains("\tat "), ended.said());
      Left.bySmallExports().assertAfterRerun(run, "after " + size + " MB");
    }
  }

  @Test
  void row12_aFullOutputDiskLeavesNothingHalf() throws Exception {
    Runs.smallExports(folder);
    try (Machine.Disk disk = Machine.Disk.mounted(folder.resolve("output"), "40k")) {
      RunOutcome full = Runs.run(folder);
      assertEquals(ExitCode.FAILED, full.exit());
      assertTrue(full.messages().toString().contains("磁盘空间"), full.messages().toString());
      Set<String> left = new TreeSet<>(Runs.digests(folder.resolve("output")).keySet());
      left.remove(".fazhi.lock");
      assertEquals(Set.of(), left, "no half file stays");
      disk.remount("size=20m");
      Left.bySmallExports().assertAfterRerun(folder, "after there was room again");
    }
  }

  @Test
  void row13_aFullTemporaryDiskDoesNoHarm() throws Exception {
    Runs.smallExports(folder);
    Path temp = folder.resolve("temp");
    try (Machine.Disk disk = Machine.Disk.mounted(temp, "16k")) {
      Files.write(temp.resolve("filler"), new byte[8 * 1024]);
      Program starved = Program.in(folder).with("-Djava.io.tmpdir=" + temp);
      Program.Ended ended = starved.end(starved.startRun());
      assertTrue(
          ended.exit() == ExitCode.FAILED.code() || ended.exit() == ExitCode.NEEDS_A_PERSON.code(),
          ended.said());
      disk.remount("size=20m");
      Left.bySmallExports().assertAfterRerun(folder, "after there was room again");
    }
  }

  @Test
  void row14_aFullDatabaseDiskIsRunnableAgainOnceThereIsRoom() throws Exception {
    fill(List.of(60));
  }

  @Test
  @Tag("long")
  void row14_aDatabaseDiskThatFillsUpAnywhereIsRunnableAgainOnceThereIsRoom() throws Exception {
    fill(IntStream.iterate(20, size -> size <= 200, size -> size + 4).boxed().toList());
  }

  private void fill(List<Integer> kilobytes) throws Exception {
    for (int room : kilobytes) {
      String size = room + "k";
      Path run = Files.createDirectory(folder.resolve(size));
      Runs.smallExports(run);
      try (Machine.Disk disk = Machine.Disk.mounted(run.resolve("data"), size)) {
        // in a process of its own, for the lease cannot be given back on a full disk
        Program.Ended full = Program.in(run).end(Program.in(run).startRun());
        assertTrue(
            full.exit() == ExitCode.FAILED.code() && full.said().contains("磁盘")
                || full.exit() == ExitCode.NEEDS_A_PERSON.code(),
            full.said());
        disk.remount("size=40m");
        Left.bySmallExports().assertAfterRerun(run, size + ", after there was room again");
      }
    }
  }

  /** What it says when it fails; null when it does not. */
  private static @Nullable String failure(RunRequest request) {
    try {
      RunOutcome outcome = NightlyRun.run(request, RunWatcher.NOBODY);
      return outcome.exit() == ExitCode.FAILED ? outcome.messages().toString() : null;
    } catch (Problem problem) {
      return problem.getMessage();
    }
  }

  @Test
  void row15_aDiskTurnedReadOnlyIsRunnableAgainOnceItIsNot() throws Exception {
    for (String part : List.of("output", "data")) {
      Path run = Files.createDirectory(folder.resolve(part));
      Runs.smallExports(run);
      Path other = Files.createDirectories(run.resolve(part));
      try (Machine.Disk disk = Machine.Disk.mounted(other, "40m")) {
        if (part.equals("data")) {
          Runs.run(run);
          Runs.write(run.resolve("input/纠纷台账_20221213.csv"), "案件编号,登记日期,调解结果\nK3,2022-12-01,调解中\n");
        }
        disk.remount("ro");
        String said = failure(Runs.request(run, null));
        assertTrue(
            said != null && (said.contains("权限") || said.contains("只读")), part + ": " + said);
        disk.remount("rw");
        RunOutcome after = Runs.run(run);
        assertTrue(after.exit() != ExitCode.FAILED, after.messages().toString());
        assertEquals(ExitCode.DONE, Runs.run(run).exit());
      }
    }
  }

  @Test
  void row16_withoutFileHandlesItEndsAndWithThemTheSame() throws Exception {
    limited("--nofile=70");
  }

  @Test
  @Tag("long")
  void row17_withALimitOfFileSizeItEndsAndWithoutTheSame() throws Exception {
    limited("--fsize=120000");
  }

  private void limited(String limit) throws Exception {
    Path run = Files.createDirectory(folder.resolve(limit.substring(2)));
    Runs.smallExports(run);
    Machine.assume("prlimit", limit, "true");
    Program starved = Program.in(run).under("prlimit", limit);
    Program.Ended ended = starved.end(starved.startRun());
    assertTrue(
        ended.exit() == ExitCode.FAILED.code() || ended.exit() == ExitCode.NEEDS_A_PERSON.code(),
        () -> limit + ": " + ended);
    Left.bySmallExports().assertAfterRerun(run, "after " + limit);
  }

  @Test
  void row19_anOutputThatCannotBeReplacedGetsTheNewOneBesideIt() throws Exception {
    Runs.smallExports(folder);
    Runs.run(folder);
    Path workbook = folder.resolve("output/2022-12-12/统计表_2022.xlsx");
    Map<String, String> before = Runs.digests(folder.resolve("output/2022-12-12"));
    Runs.write(folder.resolve("input/纠纷台账_20221213.csv"), "案件编号,登记日期,调解结果\nK3,2022-12-01,调解中\n");
    Machine.assume("chattr", "+i", workbook.toString());
    try {
      RunOutcome outcome = Runs.run(folder);
      assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit());
      assertEquals(folder.resolve("output/2022-12-12-v2"), outcome.folder());
      assertEquals(before, Runs.digests(folder.resolve("output/2022-12-12")));
    } finally {
      Machine.does("chattr", "-i", workbook.toString());
    }
  }

  @Test
  void row20_dataMayLieOnAnotherFileSystem() throws Exception {
    Runs.smallExports(folder);
    try (Machine.Disk disk = Machine.Disk.mounted(folder.resolve("data"), "40m")) {
      assertEquals(ExitCode.NEEDS_A_PERSON, Runs.run(folder).exit());
      assertEquals(Left.bySmallExports(), Left.in(folder));
      disk.remount("size=41m");
    }
  }
}
