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

  /** Ends as the run does, or is halted. */
  public static void main(String[] args) {
    RunOutcome outcome = NightlyRun.run(Runs.request(Path.of(args[0]), args[1]), RunWatcher.NOBODY);
    System.out.println(
        "commits " + HaltingDriver.commits() + " statements " + HaltingDriver.statements());
    System.exit(outcome.exit().code());
  }
}
