package dev.fazhi.job.run;

import dev.fazhi.definition.Nightly;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.StopRequest;
import dev.fazhi.model.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the nightly job and retries it after a pause while the failure is a retryable one. */
public final class RetryingRun {

  private final Runner runner;
  private final Pause pause;

  /** Retries {@link NightlyRun} with real pauses. */
  public RetryingRun() {
    this(NightlyRun::run, RetryingRun::sleep);
  }

  RetryingRun(Runner runner, Pause pause) {
    this.runner = runner;
    this.pause = pause;
  }

  /** One attempt at a run; tests replace it. */
  interface Runner {
    RunOutcome run(RunRequest request, RunWatcher watcher, StopRequest stop);
  }

  /** Waits between attempts, and returns early when a stop is requested; tests replace it. */
  interface Pause {
    void minutes(int minutes, StopRequest stop);
  }

  /**
   * Runs, and retries as often as is declared.
   *
   * @throws Problem of the last attempt
   */
  public RunOutcome run(
      RunRequest request, RunWatcher watcher, StopRequest stop, Nightly.Retry retry) {
    for (int again = 1; ; again++) {
      @Nullable RunOutcome outcome = null;
      @Nullable Problem problem = null;
      try {
        outcome = runner.run(request, watcher, stop);
      } catch (Problem failed) {
        problem = failed;
      }
      boolean passing =
          outcome != null
              ? RetryableFailures.is(outcome.exit(), outcome.messages())
              : problem != null && RetryableFailures.is(problem);
      if (!passing || again > retry.times() || stop.isPressed()) {
        return result(outcome, problem);
      }
      watcher.say(
          "%s%s 分钟后再试（第 %s 次，最多 %s 次）。"
              .formatted(reason(outcome, problem), retry.minutes(), again, retry.times()));
      pause.minutes(retry.minutes(), stop);
      if (stop.isPressed()) {
        return result(outcome, problem);
      }
    }
  }

  private static RunOutcome result(@Nullable RunOutcome outcome, @Nullable Problem problem) {
    if (outcome == null) {
      throw problem == null ? new IllegalStateException("neither came of it") : problem;
    }
    return outcome;
  }

  private static String reason(@Nullable RunOutcome outcome, @Nullable Problem problem) {
    List<String> messages =
        outcome != null
            ? outcome.messages()
            : problem != null
                ? List.of("[" + problem.code() + "] " + problem.getMessage())
                : List.of();
    return RetryableFailures.reason(messages);
  }

  private static void sleep(int minutes, StopRequest stop) {
    long until = System.nanoTime() + minutes * 60_000_000_000L;
    try {
      while (System.nanoTime() < until && !stop.isPressed()) {
        Thread.sleep(200);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.press();
    }
  }
}
