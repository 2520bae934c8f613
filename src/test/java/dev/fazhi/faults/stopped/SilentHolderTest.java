package dev.fazhi.faults.stopped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.DatabaseHost;
import dev.fazhi.faults.program.Machine;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that holds the database, or seems to, does not answer. */
class SilentHolderTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void aStoppedHolderIsNamedWithinTenSecondsByEveryCommand() throws Exception {
    Runs.smallExports(folder);
    Process host =
        Program.in(folder).start(DatabaseHost.class.getName(), List.of(folder.toString()));
    while (!Files.exists(folder.resolve("open"))) {
      assertTrue(host.isAlive(), "it opened the database");
      Thread.sleep(10);
    }
    Machine.assume("kill", "-STOP", String.valueOf(host.pid()));
    try {
      for (String command : List.of("status", "rerun", "loads")) {
        Instant begun = Instant.now();
        Program.Ended ended = Program.here(folder, command);

        assertEquals(ExitCode.BUSY.code(), ended.exit(), ended.said());
        assertTrue(ended.said().contains("进程 " + host.pid()), ended.said());
        Duration took = Duration.between(begun, Instant.now());
        assertTrue(took.compareTo(Machine.LONGEST_ANSWER) < 0, command + " took " + took);
      }
    } finally {
      host.destroyForcibly().waitFor();
    }
  }

  @Test
  void aStrangerAtThePortOfAnOldLockFileKeepsNobodyOut() throws Exception {
    Runs.smallExports(folder);
    Runs.run(folder);
    try (ServerSocket stranger = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          folder.resolve("data/fazhi.lock.db"),
          "#FileLock\nid=1234\nmethod=file\nserver=127.0.0.1\\:%d\n"
              .formatted(stranger.getLocalPort()));
      // made before it is asked how long it takes
      Program program = Program.in(folder);
      Instant begun = Instant.now();

      Program.Ended ended = program.run("status");

      assertEquals(ExitCode.DONE.code(), ended.exit(), ended.said());
      Duration took = Duration.between(begun, Instant.now());
      assertTrue(took.compareTo(Machine.LONGEST_ANSWER) < 0, "took " + took);
    }
  }
}
