package dev.fazhi.job.run;

import dev.fazhi.job.NightlyJob;
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
import dev.fazhi.model.Place;
import dev.fazhi.model.Problem;
import dev.fazhi.publish.Templates;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.lease.Leases;
import dev.fazhi.store.run.RunMessageRepository;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionException;

/** Runs the nightly job once, or continues a run that failed, was stopped or was killed. */
public final class NightlyRun {

  private static final String AS_OF = "asOf";
  private static final String RUN = "run";
  private static final int MOST_TRIES = 4;
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
    Untold untold = new Untold();
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

  /** What was done, by killed processes or by earlier tries of this run, and not reported. */
  private static final class Untold {
    private boolean execution;
    private final Set<Long> files = new TreeSet<>();

    private boolean isNone() {
      return !execution && files.isEmpty();
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
  private static void pause(int tries) {
    try {
      Thread.sleep(tries * PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RunOutcome once(
      RunRequest request, RunWatcher watcher, StopRequest stop, Untold untold) {
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
      Fault fault =
          new Fault(
              problem.code(),
              Fault.Severity.WARNING,
              Place.of(""),
              "",
              "",
              String.valueOf(problem.getMessage()));
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
      return new RunOutcome(
          ExitCode.NEEDS_A_PERSON,
          outcome.execution(),
          outcome.loads(),
          outcome.known(),
          outcome.leftAlone(),
          outcome.faults(),
          outcome.vintage(),
          outcome.folder(),
          messages);
    }
  }

  private static RunOutcome busy(String message) {
    return new RunOutcome(
        ExitCode.BUSY, 0, List.of(), List.of(), List.of(), List.of(), null, null, List.of(message));
  }

  private static RunOutcome run(
      Workspace workplace, RunContext run, StopRequest stop, Untold untold) {
    RunRequest request = run.request();
    RunOutcome idle = untold.isNone() ? idle(workplace, run) : null;
    if (idle != null) {
      return idle;
    }
    Templates.check(workplace.definitions());
    try (ConfigurableApplicationContext context = JobContext.start(workplace, run)) {
      JobRepository repository = context.getBean(JobRepository.class);
      JobOperator operator = context.getBean(JobOperator.class);
      workplace.workers().revokeAll();
      boolean recovered = recover(repository, operator);
      Optional<JobExecution> broken = broken(repository, request);
      if (broken.isEmpty() && !recovered) {
        RunReport word = new RunReport(workplace, run);
        RunOutcome nothing = word.nothingToDo();
        if (nothing != null) {
          return untold.isNone()
              ? nothing
              : word.untold(
                  untold.execution ? last(repository, request).orElse(null) : null, nothing);
        }
      }
      broken.ifPresent(execution -> run.watcher().say("接着第 " + execution.getId() + " 次未完成的运行继续。"));
      stop.wire(() -> stop(operator, repository));
      untold.execution = true;
      JobExecution execution = execute(context, operator, repository, broken.orElse(null), request);
      if (stop.isPressed()) {
        callStopped(workplace, execution);
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

  private static void stop(JobOperator operator, JobRepository repository) {
    for (JobExecution execution : repository.findRunningJobExecutions(NightlyJob.NAME)) {
      try {
        operator.stop(execution);
      } catch (JobExecutionNotRunningException | RuntimeException ended) {
        // the execution ended or is being updated; the stop is requested again in a moment
      }
    }
  }

  /**
   * Records an execution as stopped if it failed for optimistic locking alone: the stop request and
   * the step's own update reached the database at the same moment.
   */
  private static void callStopped(Workspace workplace, JobExecution execution) {
    List<Throwable> failures = execution.getAllFailureExceptions();
    if (execution.getStatus() == BatchStatus.FAILED
        && !failures.isEmpty()
        && failures.stream().allMatch(NightlyRun::isOfVersions)) {
      execution.setStatus(BatchStatus.STOPPED);
      RunHistory.callStopped(workplace, execution.getId());
    }
  }

  private static boolean isOfVersions(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockingFailureException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes executions of killed processes restartable. Returns whether there were any. The holder of
   * the lease knows that no execution is alive. Steps need it too: an execution that was asked to
   * stop is STOPPED at once, and if it is killed then, only its step still looks alive.
   */
  private static boolean recover(JobRepository repository, JobOperator operator) {
    boolean any = false;
    for (int tries = 1; ; tries++) {
      try {
        for (JobExecution dead : repository.findRunningJobExecutions(NightlyJob.NAME)) {
          operator.recover(dead);
          any = true;
        }
        newest(repository).ifPresent(last -> failLeft(repository, last));
        return any;
      } catch (OptimisticLockingFailureException e) {
        // a worker was just recording that its reading broke off
        if (tries == MOST_TRIES) {
          throw e;
        }
        pause(tries);
      }
    }
  }

  /** An execution or a step whose connection was cut in a commit is UNKNOWN; both may run twice. */
  private static void failLeft(JobRepository repository, JobExecution execution) {
    for (StepExecution step : execution.getStepExecutions()) {
      if (step.getStatus().isRunning()
          || step.getStatus() == BatchStatus.STOPPING
          || step.getStatus() == BatchStatus.UNKNOWN) {
        step.setStatus(BatchStatus.FAILED);
        step.setExitStatus(ExitStatus.FAILED);
        step.setEndTime(LocalDateTime.now());
        repository.update(step);
      }
    }
    if (execution.getStatus() == BatchStatus.UNKNOWN) {
      execution.setStatus(BatchStatus.FAILED);
      execution.setExitStatus(ExitStatus.FAILED);
      repository.update(execution);
    }
  }

  /** The newest execution, if it is for this cut-off and failed or was stopped. */
  private static Optional<JobExecution> broken(JobRepository repository, RunRequest request) {
    return last(repository, request)
        .filter(
            execution ->
                execution.getStatus() == BatchStatus.FAILED
                    || execution.getStatus() == BatchStatus.STOPPED);
  }

  /** The newest execution, if it is for this cut-off. */
  private static Optional<JobExecution> last(JobRepository repository, RunRequest request) {
    return newest(repository).filter(execution -> isOf(request, execution));
  }

  private static Optional<JobExecution> newest(JobRepository repository) {
    return Optional.ofNullable(repository.getLastJobInstance(NightlyJob.NAME))
        .map(repository::getLastJobExecution);
  }

  private static boolean isOf(RunRequest request, JobExecution execution) {
    return request.asOf().id().equals(execution.getJobParameters().getString(AS_OF));
  }

  private static JobExecution execute(
      ConfigurableApplicationContext context,
      JobOperator operator,
      JobRepository repository,
      @Nullable JobExecution broken,
      RunRequest request)
      throws Exception {
    if (broken != null) {
      return operator.restart(broken);
    }
    JobParameters parameters =
        new JobParametersBuilder()
            .addString(AS_OF, request.asOf().id())
            .addLong(RUN, next(repository))
            .toJobParameters();
    return operator.start(context.getBean(Job.class), parameters);
  }

  private static long next(JobRepository repository) {
    JobInstance last = repository.getLastJobInstance(NightlyJob.NAME);
    return last == null ? 1 : last.getInstanceId() + 1;
  }
}
