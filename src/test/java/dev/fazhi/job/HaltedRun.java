package dev.fazhi.job;

import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import java.nio.file.Path;

/**
 * A run in a process of its own that may be halted at a commit or statement: arguments are the
 * folder and the JDBC URL.
 */
public final class HaltedRun {

  private HaltedRun() {}

  /** A run that was not halted, and how often it committed. */
  public record Counted(RunOutcome outcome, int commits) {}

  /** Ends as the run does, or is halted. */
  public static void main(String[] args) {
    System.exit(run(Path.of(args[0]), args[1]).exit().code());
  }

  /** Runs in this process and counts the points at which it could be halted. */
  public static Counted counted(Path folder) {
    HaltingDriver.begin();
    RunOutcome outcome = run(folder, url(folder, 0, "after"));
    return new Counted(outcome, HaltingDriver.commits());
  }

  private static RunOutcome run(Path folder, String url) {
    return NightlyRun.run(Runs.request(folder, url), RunWatcher.NOBODY);
  }

  /** The default database of a folder, by {@link HaltingDriver}. */
  public static String url(Path folder, int point, String when) {
    // commits are durable, as on the default database
    return "jdbc:halting:%s:%s:h2:file:%s;USER=fazhi;WRITE_DELAY=0"
        .formatted(point, when, folder.resolve("data").resolve("fazhi").toAbsolutePath());
  }
}
