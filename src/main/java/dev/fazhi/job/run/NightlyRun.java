package dev.fazhi.job.run;

import dev.fazhi.job.context.ExclusiveExecution;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.StopRequest;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.decision.Purge;
import dev.fazhi.job.ledger.LedgerSynchronizer;
import dev.fazhi.job.runbook.Failures;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Problem;
import dev.fazhi.publish.Templates;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.lease.Leases;
import dev.fazhi.store.run.RunMessageRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Runs the nightly job once, or continues a run that failed, was stopped or was killed. */
public final class NightlyRun {

  static final int MOST_TRIES = 4;
  private static final long PAUSE_MILLIS = 1000;

  private NightlyRun() {}

  /**
   * Continues an incomplete run if there is one, does nothing if nothing is new, else starts a new
   * run. SIGTERM and Ctrl-C stop it at the next chunk.
   *
   * @throws Problem when the definitions or the database cannot be used
   */
  public static RunOutcome run(RunRequest request, RunWatcher watcher) {
    StopRequest stop = new StopRequest();
    ShutdownSignalHandler signals = new ShutdownSignalHandler(stop::press);
    try {
      return run(request, watcher, stop);
    } finally {
      signals.close();
    }
  }

  /**
   * Runs as {@link #run(RunRequest, RunWatcher)} does, but stops at the given request instead of at
   * signals. A lost connection or a lock in the database is retried a few times, and the run
   * continues where it was.
   */
  public static RunOutcome run(RunRequest request, RunWatcher watcher, StopRequest stop) {
    Problem first = null;
    UntoldWork untold = new UntoldWork();
    for (int tries = 1; ; tries++) {
      try {
        return once(request, watcher, stop, untold);
      } catch (Problem problem) {
        // the process that lost the connection may keep the database open for a moment
        boolean held = first != null && problem.code().equals(Database.HELD);
        boolean passing = Failures.isPassing(problem) || held;
        if (!passing || tries == MOST_TRIES || stop.isPressed()) {
          throw told(first, problem);
        }
        first = first == null ? problem : first;
        watcher.say("[" + problem.code() + "] 数据库连接中断或被锁住，稍后接着运行。");
        pause(tries);
      }
    }
  }

  /** The original failure is reported; the failed reconnect is only logged. */
  private static Problem told(@Nullable Problem first, Problem last) {
    if (first == null) {
      return last;
    }
    first.addSuppressed(last);
    return first;
  }

  /** Waits for the database to be released, longer with each try. */
  static void pause(int tries) {
    try {
      Thread.sleep(tries * PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RunOutcome once(
      RunRequest request, RunWatcher watcher, StopRequest stop, UntoldWork untold) {
    try (Workspace workplace = Workspace.open(request.jobs(), request.data(), request.url())) {
      Leases.Attempt attempt = workplace.leases().tryAcquire(request.asOf());
      if (attempt.lease().isEmpty()) {
        return busy(ExclusiveExecution.busy(attempt));
      }
      Lease lease = attempt.lease().get();
      lease.whenAskedToStop(stop::press);
      untold.execution |= lease.isInherited();
      try {
        LedgerSynchronizer ledger = new LedgerSynchronizer(workplace, lease);
        untold.files.addAll(ledger.open(watcher));
        ledger.keep();
        Purge purge = purge(workplace, request);
        // expired rejected rows must be gone before they are published again
        purge.forget(lease);
        RunContext context = new RunContext(request, watcher, lease);
        untold.files.forEach(context::settled);
        RunOutcome outcome = run(workplace, context, stop, untold);
        if (!lease.isHeld()) {
          return outcome;
        }
        ledger.keep();
        workplace.notes().keep(RunMessageRepository.NO_EXECUTION, List.of());
        return outcome.exit() == ExitCode.FAILED ? outcome : purged(outcome, purge, lease, watcher);
      } catch (Problem problem) {
        keep(workplace, problem);
        throw problem;
      } finally {
        lease.close();
      }
    } catch (DataAccessException | TransactionException e) {
      throw Failures.problem(e);
    }
  }

  /** Keeps the reason why there is no execution, for the status screen. */
  private static void keep(Workspace workplace, Problem problem) {
    try {
      Fault fault = Fault.warning(problem.code(), "", String.valueOf(problem.getMessage()));
      workplace.notes().keep(RunMessageRepository.NO_EXECUTION, List.of(fault));
    } catch (RuntimeException unreachable) {
      // the problem itself is reported anyway
      problem.addSuppressed(unreachable);
    }
  }

  /** Ages count to today, not to the cut-off. */
  private static Purge purge(Workspace workplace, RunRequest request) {
    LocalDate today = LocalDate.now(workplace.definitions().nightly().zone());
    return new Purge(workplace, request.data(), request.output(), today);
  }

  /** A failed purge does not undo the publication: it is reported as needing a person. */
  private static RunOutcome purged(
      RunOutcome outcome, Purge purge, Lease lease, RunWatcher watcher) {
    try {
      purge.purge(lease, "每次运行结束时").forEach(watcher::say);
      return outcome;
    } catch (Problem problem) {
      List<String> messages = new ArrayList<>(outcome.messages());
      messages.add("[" + problem.code() + "] " + problem.getMessage());
      return outcome.with(ExitCode.NEEDS_A_PERSON, messages);
    }
  }

  private static RunOutcome busy(String message) {
    return RunOutcome.of(ExitCode.BUSY, List.of(message));
  }

  private static RunOutcome run(
      Workspace workplace, RunContext run, StopRequest stop, UntoldWork untold) {
    RunOutcome idle = untold.isNone() ? idle(workplace, run) : null;
    if (idle != null) {
      return idle;
    }
    Templates.check(workplace.definitions());
    try (ConfigurableApplicationContext context = JobContext.start(workplace, run)) {
      JobExecutions executions =
          new JobExecutions(
              context.getBean(JobRepository.class),
              context.getBean(JobOperator.class),
              run.request().asOf());
      workplace.workers().revokeAll();
      boolean recovered = executions.recover();
      Optional<JobExecution> broken = executions.broken();
      if (broken.isEmpty() && !recovered) {
        RunReport word = new RunReport(workplace, run);
        RunOutcome nothing = word.nothingToDo();
        if (nothing != null) {
          return untold.isNone()
              ? nothing
              : word.untold(untold.execution ? executions.last().orElse(null) : null, nothing);
        }
      }
      broken.ifPresent(execution -> run.watcher().say("接着第 " + execution.getId() + " 次未完成的运行继续。"));
      stop.wire(executions::stop);
      untold.execution = true;
      JobExecution execution =
          broken.isPresent()
              ? executions.restart(broken.get())
              : executions.start(context.getBean(Job.class));
      if (stop.isPressed()) {
        JobExecutions.callStopped(workplace, execution);
      }
      return new RunReport(workplace, run).outcome(execution);
    } catch (Exception e) {
      throw Failures.problem(e);
    } finally {
      stop.unwire();
    }
  }

  /**
   * Checks for an idle night, the usual case, without starting Spring Batch; null when there is
   * work.
   */
  private static @Nullable RunOutcome idle(Workspace workplace, RunContext run) {
    if (!RunHistory.isAtRest(workplace)) {
      return null;
    }
    try {
      return new RunReport(workplace, run).nothingToDo();
    } catch (Exception e) {
      throw Failures.problem(e);
    }
  }
}
