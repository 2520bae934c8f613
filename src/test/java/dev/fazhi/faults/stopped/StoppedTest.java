package dev.fazhi.faults.stopped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Exports;
import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopped by a signal, and started again. */
class StoppedTest {

  private static final int MANY = 15_000;

  @TempDir private Path folder = Path.of(".");

  @Test
  void row06_terminatedItStopsAtAChunkAndRerunEndsTheSame() throws Exception {
    Exports.tickets(folder, MANY);
    Path calm = Files.createDirectory(folder.resolve("calm"));
    Exports.tickets(calm, MANY);
    ExitCode usual = Runs.run(calm).exit();

    Process process = Program.in(folder).startRun();
    awaitStaging(folder);
    process.destroy();
    Program.Ended ended = Program.in(folder).end(process);

    assertEquals(ExitCode.FAILED.code(), ended.exit(), ended.said());
    assertTrue(ended.said().contains("./fazhi rerun"), ended.said());
    assertTrue(Folders.files(folder.resolve("output")).isEmpty(), "nothing was published");
    Program.Ended again = Program.here(folder, "rerun");
    assertEquals(usual.code(), again.exit(), again.said());
    assertEquals(Left.in(calm), Left.in(folder));
  }

  /** The copy in the making is there while the file is being read. */
  private static void awaitStaging(Path folder) throws IOException, InterruptedException {
    Instant until = Instant.now().plusSeconds(60);
    while (Folders.files(folder.resolve("data/archive")).isEmpty()) {
      assertTrue(Instant.now().isBefore(until), "it never came to reading");
      Thread.sleep(5);
    }
  }

  @Test
  void row08_tenRunsOfWhatIsCompleteChangeNothing() throws Exception {
    Runs.smallExports(folder);
    Runs.run(folder);
    Left before = Left.in(folder);
    for (int again = 0; again < 10; again++) {
      assertEquals(ExitCode.DONE, Runs.run(folder).exit());
    }
    Program.Ended rerun = Program.here(folder, "rerun");
    assertEquals(ExitCode.DONE.code(), rerun.exit(), rerun.said());
    assertEquals(before, Left.in(folder));
  }
}
