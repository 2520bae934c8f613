package dev.fazhi.console.service;

import dev.fazhi.job.Service;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.StopRequest;
import dev.fazhi.job.notify.NotificationService;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Starts runs on a separate thread, one at a time, and stops the active one. */
public final class RunLauncher implements AutoCloseable {

  private final Service.Folders folders;
  private final Clock clock;
  private final Runner runner;
  private final Consumer<NotificationService.End> teller;

  private @Nullable LiveRun live;
  private @Nullable Thread thread;
  private @Nullable Ended last;
  private boolean closing;

  public RunLauncher(Service.Folders folders, Clock clock) {
    this(folders, clock, NightlyRun::run, end -> {});
  }

  /**
   * Makes a launcher that reports the ends of runs.
   *
   * @param teller must return soon
   */
  public RunLauncher(
      Service.Folders folders,
      Clock clock,
      Runner runner,
      Consumer<NotificationService.End> teller) {
    this.folders = folders;
    this.clock = clock;
    this.runner = runner;
    this.teller = teller;
  }

  /** Runs the job; tests replace it. */
  public interface Runner {
    RunOutcome run(RunRequest request, RunWatcher watcher, StopRequest stop);
  }

  /** The last run of this process, with its outcome. */
  public record Ended(
      AsOf asOf,
      ExitCode exit,
      long execution,
      List<String> messages,
      NotificationService.End end) {}

  /**
   * Starts a run, unless one is active in this process or the service is ending.
   *
   * @param by who starts it
   * @param then receives the outcome on the run's thread
   * @return whether it was started
   */
  public boolean start(AsOf asOf, String by, Consumer<Ended> then) {
    return startAndTell(
        asOf,
        by,
        ended -> {
          then.accept(ended);
          return true;
        });
  }

  /**
   * Starts a run whose end may be retried.
   *
   * @param then receives the outcome, and decides whether people are notified or it is tried again
   *     first
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
      // failures to report do not change the run
      LoggerFactory.getLogger(RunLauncher.class).error("end of run not settled", e);
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
          NotificationService.End.of(request, outcome));
    } catch (Problem problem) {
      LoggerFactory.getLogger(RunLauncher.class).error("run failed", problem);
      return failed(request, problem);
    } catch (RuntimeException | Error e) {
      LoggerFactory.getLogger(RunLauncher.class).error("run failed", e);
      return failed(request, new Problem("FZ-400", "运行未能完成，可直接重新运行；仍出现请把日志交给维护人员。", e));
    }
  }

  private static Ended failed(RunRequest request, Problem problem) {
    return new Ended(
        request.asOf(),
        ExitCode.FAILED,
        0,
        List.of("[" + problem.code() + "] " + problem.getMessage()),
        NotificationService.End.of(request, problem));
  }

  /** The active run of this process. */
  public synchronized Optional<LiveRun> live() {
    return Optional.ofNullable(live);
  }

  /** The last run that ended. */
  public synchronized Optional<Ended> last() {
    return Optional.ofNullable(last);
  }

  /** Whether the service is ending, so that a run that stops does so for that. */
  synchronized boolean isClosing() {
    return closing;
  }

  /** Requests the run to stop at its next chunk; false when none is active in this process. */
  public synchronized boolean stop() {
    if (live == null) {
      return false;
    }
    live.stop().press();
    return true;
  }

  /** Stops the active run and waits for its end. */
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
