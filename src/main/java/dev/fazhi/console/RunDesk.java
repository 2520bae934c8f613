package dev.fazhi.console;

import dev.fazhi.job.ExitCode;
import dev.fazhi.job.NightlyRun;
import dev.fazhi.job.RunOutcome;
import dev.fazhi.job.RunRequest;
import dev.fazhi.job.RunWatcher;
import dev.fazhi.job.Service;
import dev.fazhi.job.StopButton;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Starts runs on a thread of their own, one at a time, and stops the one that goes on. */
final class RunDesk implements AutoCloseable {

  private final Service.Folders folders;
  private final Clock clock;
  private final Runner runner;

  private @Nullable LiveRun live;
  private @Nullable Thread thread;
  private @Nullable Ended last;
  private boolean closing;

  RunDesk(Service.Folders folders, Clock clock) {
    this(folders, clock, NightlyRun::run);
  }

  RunDesk(Service.Folders folders, Clock clock, Runner runner) {
    this.folders = folders;
    this.clock = clock;
    this.runner = runner;
  }

  /** How a run is done. */
  interface Runner {
    RunOutcome run(RunRequest request, RunWatcher watcher, StopButton stop);
  }

  /** The run of this process that ended last, with what it had to say. */
  record Ended(AsOf asOf, ExitCode exit, long execution, List<String> messages) {}

  /**
   * Starts a run, unless one goes on in this process or the service is ending.
   *
   * @param by who wants it
   * @param then is told what came of it, on the run's thread
   * @return whether it was started
   */
  synchronized boolean start(AsOf asOf, String by, Consumer<Ended> then) {
    if (live != null || closing) {
      return false;
    }
    LiveRun begun = new LiveRun(asOf, by, clock.instant());
    Thread worker = new Thread(() -> run(begun, then), "fazhi-run");
    live = begun;
    thread = worker;
    worker.start();
    return true;
  }

  private void run(LiveRun begun, Consumer<Ended> then) {
    Ended ended = execute(begun);
    try {
      then.accept(ended);
    } finally {
      synchronized (this) {
        live = null;
        thread = null;
        last = ended;
      }
    }
  }

  private Ended execute(LiveRun begun) {
    try {
      RunOutcome outcome = runner.run(folders.request(begun.asOf()), begun, begun.stop());
      return new Ended(begun.asOf(), outcome.exit(), outcome.execution(), outcome.messages());
    } catch (Problem problem) {
      LoggerFactory.getLogger(RunDesk.class).error("run failed", problem);
      return failed(begun, "[" + problem.code() + "] " + problem.getMessage());
    } catch (RuntimeException | Error e) {
      LoggerFactory.getLogger(RunDesk.class).error("run failed", e);
      return failed(begun, "[FZ-400] 运行未能完成，可直接重新运行；仍出现请把日志交给维护人员。");
    }
  }

  private static Ended failed(LiveRun begun, String message) {
    return new Ended(begun.asOf(), ExitCode.FAILED, 0, List.of(message));
  }

  /** The run that goes on in this process. */
  synchronized Optional<LiveRun> live() {
    return Optional.ofNullable(live);
  }

  /** The run that ended last. */
  synchronized Optional<Ended> last() {
    return Optional.ofNullable(last);
  }

  /** Whether the service is ending, so that a run that stops does so for that. */
  synchronized boolean isClosing() {
    return closing;
  }

  /** Asks the run to stop at its next chunk; false when none goes on here. */
  synchronized boolean stop() {
    if (live == null) {
      return false;
    }
    live.stop().press();
    return true;
  }

  /** Stops what runs and waits for its end. */
  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      closing = true;
      stop();
      running = thread;
    }
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
