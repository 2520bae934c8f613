package dev.fazhi.faults.program;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the tests ask of the machine; where it says no, the test is skipped and says why. */
public final class Machine {

  /**
   * Within which a command tells of something that does not answer: ten seconds are promised, and a
   * machine that builds and tests besides may take longer.
   */
  public static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  private Machine() {}

  /** Does it, or skips the test. */
  public static void assume(String... command) throws IOException, InterruptedException {
    assumeTrue(does(command), () -> "this machine does not allow: " + String.join(" ", command));
  }

  public static boolean does(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  /** A disk of its own in memory. */
  public static final class Disk implements AutoCloseable {

    private final String at;

    private Disk(Path at) {
      this.at = at.toString();
    }

    /** Mounts it on an empty folder; the size as {@code mount} takes it, such as {@code 300k}. */
    public static Disk mounted(Path at, String size) throws IOException, InterruptedException {
      Files.createDirectories(at);
      assume("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", at.toString());
      return new Disk(at);
    }

    public Disk remount(String options) throws IOException, InterruptedException {
      assume("mount", "-o", "remount," + options, at);
      return this;
    }

    @Override
    public void close() throws IOException {
      try {
        does("umount", "-l", at);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
