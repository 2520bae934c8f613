package dev.fazhi.faults.random;

import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What the processes of a night do, and how they end. */
final class Processes {

  private static final long LONGEST_SECONDS = 600;

  private Processes() {}

  /** How much work of a processor a process is that goes on to its end. */
  static Duration work(Process process) throws InterruptedException {
    Duration work = Duration.ZERO;
    for (Duration now = used(process); process.isAlive(); now = used(process)) {
      work = now.compareTo(work) > 0 ? now : work;
      process.waitFor(2, TimeUnit.MILLISECONDS);
    }
    return work;
  }

  static void requireCalm(Process process, Path folder) throws IOException {
    if (process.exitValue() != 0 && process.exitValue() != 3) {
      throw new IllegalStateException("an undisturbed night ended with " + said(folder));
    }
  }

  static int count(Process process, Path folder) throws Exception {
    ends(process);
    requireCalm(process, folder);
    int count = Files.readAllLines(folder.resolve("count")).size();
    Folders.delete(folder);
    return count;
  }

  /**
   * Waits until a process has done so much of the work of a night, whatever else the machine does.
   *
   * @return whether it is alive
   */
  static boolean await(Process process, Duration work) throws InterruptedException {
    while (process.isAlive() && used(process).compareTo(work) < 0) {
      process.waitFor(2, TimeUnit.MILLISECONDS);
    }
    return process.isAlive();
  }

  private static Duration used(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Waits for the end of a process; false when it hangs, then it is killed. */
  static boolean ends(Process process) throws InterruptedException {
    boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    return ended;
  }

  static String said(Path folder) throws IOException {
    Path said = folder.resolve("said.txt");
    return Files.exists(said) ? Files.readString(said, StandardCharsets.UTF_8) : "";
  }

  static void signal(Process process, String name) throws IOException, InterruptedException {
    Machine.does("kill", "-" + name, Long.toString(process.pid()));
  }
}
