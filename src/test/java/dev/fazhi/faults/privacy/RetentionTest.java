package dev.fazhi.faults.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What may not be kept any longer. What was published stays as it was published, with what it says
 * of the quality of the data.
 */
class RetentionTest {

  private static final String CANARY = "琥珀色的金丝雀";

  @TempDir private Path folder = Path.of(".");

  @Test
  void row66_whatWasRejectedIsGoneFromEveryByteOfTheDataAfterItsTime() throws Exception {
    Runs.smallExports(folder);
    Runs.write(
        folder.resolve("input/纠纷台账_20221211.csv"),
        "案件编号,登记日期,调解结果\nK8,2022-12-01," + CANARY + "\n");
    Path jobs = Folders.copy(Runs.JOBS, folder.resolve("jobs"));
    Path nightly = jobs.resolve("nightly.yml");
    Files.writeString(
        nightly,
        Files.readString(nightly)
            + "\nretention: { archive_days: 30, log_days: 30, rejects_days: 30 }\n");
    run("run", "--as-of", "2022-12-12", "--jobs", jobs.toString());
    Files.delete(folder.resolve("input/纠纷台账_20221211.csv"));
    assertFalse(Written.places(Written.below(folder), CANARY).isEmpty(), "it was there");
    for (Path file : Folders.files(folder)) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(100))));
    }

    run("purge", "--jobs", jobs.toString());

    assertEquals(List.of(), Written.places(Written.below(folder.resolve("data")), CANARY));
    Path published = folder.resolve("output/2022-12-12");
    assertFalse(Files.exists(published.resolve("rejects")));
  }

  private void run(String... words) throws Exception {
    Program.Ended ended = Program.here(folder, words);
    assertFalse(ended.exit() == ExitCode.FAILED.code(), ended.said());
  }
}
