package dev.fazhi.console;

import dev.fazhi.job.ExitCode;
import dev.fazhi.job.NightlyRun;
import dev.fazhi.job.Notices;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Starts runs on a thread of their own, one at a time, and stops the one that goes on. */
final class RunDesk implements AutoCloseable {

  private final Service.Folders folders;
  private final Clock clock;
  private final Runner runner;
  private final Consumer<Notices.End> teller;

  private @Nullable LiveRun live;
  private @Nullable Thread thread;
  private @Nullable Ended last;
  private boolean closing;

  RunDesk(Service.Folders folders, Clock clock) {
    this(folders, clock, NightlyRun::run, end -> {});
  }

  /**
   * With someone who is told of the runs' ends.
   *
   * @param teller must come back soon
   */
  RunDesk(Service.Folders folders, Clock clock, Runner runner, Consumer<Notices.End> teller) {
    this.folders = folders;
    this.clock = clock;
    this.runner = runner;
    this.teller = teller;
  }

  /** How a run is done. */
  interface Runner {
    RunOutcome run(RunRequest request, RunWatcher watcher, StopButton stop);
  }

  /** The run of this process that ended last, with what it had to say. */
  record Ended(AsOf asOf, ExitCode exit, long execution, List<String> messages, Notices.End end) {}

  /**
   * Starts a run, unless one goes on in this process or the service is ending.
   *
   * @param by who wants it
   * @param then is told what came of it, on the run's thread
   * @return whether it was started
   */
  boolean start(AsOf asOf, String by, Consumer<Ended> then) {
    return startAndTell(
        asOf,
        by,
        ended -> {
          then.accept(ended);
          return true;
        });
  }

  /**
   * As above.
   *
   * @param then also decides whether people are told of that end, or it is tried again first
   */
  synchronized boolean startAndTell(AsOf asOf, String by, Predicate<Ended> then) {
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

  private void run(LiveRun begun, Predicate<Ended> then) {
    Ended ended = execute(begun);
    try {
      if (then.test(ended) && !isClosing()) {
        teller.accept(ended.end());
      }
    } catch (RuntimeException e) {
      // the run is what it was
      LoggerFactory.getLogger(RunDesk.class).error("end of run not settled", e);
    } finally {
      synchronized (this) {
        live = null;
        thread = null;
        last = ended;
      }
    }
  }

  private Ended execute(LiveRun begun) {
    RunRequest request = folders.request(begun.asOf());
    try {
      RunOutcome outcome = runner.run(request, begun, begun.stop());
      return new Ended(
          begun.asOf(),
          outcome.exit(),
          outcome.execution(),
          outcome.messages(),
          Notices.End.of(request, outcome));
    } catch (Problem problem) {
      LoggerFactory.getLogger(RunDesk.class).error("run failed", problem);
      return failed(request, problem);
    } catch (RuntimeException | Error e) {
      LoggerFactory.getLogger(RunDesk.class).error("run failed", e);
      return failed(request, new Problem("FZ-400", "运行未能完成，可直接重新运行；仍出现请把日志交给维护人员。", e));
    }
  }

  private static Ended failed(RunRequest request, Problem problem) {
    return new Ended(
        request.asOf(),
        ExitCode.FAILED,
        0,
        List.of("[" + problem.code() + "] " + problem.getMessage()),
        Notices.End.of(request, problem));
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
