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
import dev.fazhi.store.database.Database;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.lease.Leases;
import dev.fazhi.store.run.RunNotes;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** Runs the nightly job once, or continues the run that failed or was killed. */
public final class NightlyRun {

  private static final String AS_OF = "asOf";
  private static final String RUN = "run";
  private static final int MOST_TRIES = 4;
  private static final long PAUSE_MILLIS = 1000;

  private NightlyRun() {}

  /**
   * Does what there is to do: nothing when nothing is new, the rest of a broken run when there is
   * one, else a new run.
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
   * As above; it stops at that button instead of at signals to the process. When the connection to
   * the database breaks, or something else holds a lock there, it is tried anew a few times, and
   * the run goes on where it was.
   */
  public static RunOutcome run(RunRequest request, RunWatcher watcher, StopRequest stop) {
    Problem first = null;
    for (int tries = 1; ; tries++) {
      try {
        return once(request, watcher, stop);
      } catch (Problem problem) {
        // whoever closes it when it is lost may hold it for a moment longer
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

  /** That it cannot be opened again is the smaller part of the news, for the log. */
  private static Problem told(@Nullable Problem first, Problem last) {
    if (first == null) {
      return last;
    }
    first.addSuppressed(last);
    return first;
  }

  /** Whoever is closing or locking the database is given a moment, each time a longer one. */
  private static void pause(int tries) {
    try {
      Thread.sleep(tries * PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RunOutcome once(RunRequest request, RunWatcher watcher, StopRequest stop) {
    try (Workspace workplace = Workspace.open(request.jobs(), request.data(), request.url())) {
      Leases.Attempt attempt = workplace.leases().tryAcquire(request.asOf().day());
      if (attempt.lease().isEmpty()) {
        return busy(ExclusiveExecution.busy(attempt));
      }
      Lease lease = attempt.lease().get();
      lease.whenAskedToStop(stop::press);
      try {
        LedgerSynchronizer ledger = new LedgerSynchronizer(workplace, lease);
        ledger.open(watcher);
        ledger.keep();
        Purge purge = purge(workplace, request);
        // before anything is published of it once more
        purge.forget(lease);
        RunOutcome outcome = run(workplace, new RunContext(request, watcher, lease), stop);
        if (!lease.isHeld()) {
          return outcome;
        }
        ledger.keep();
        workplace.notes().keep(RunNotes.NO_EXECUTION, List.of());
        return outcome.exit() == ExitCode.FAILED ? outcome : purged(outcome, purge, lease, watcher);
      } catch (Problem problem) {
        keep(workplace, problem);
        throw problem;
      } finally {
        lease.close();
      }
    } catch (DataAccessException e) {
      throw Failures.problem(e);
    }
  }

  /** For the morning after: why there is no execution to look at. */
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
      workplace.notes().keep(RunNotes.NO_EXECUTION, List.of(fault));
    } catch (RuntimeException unreachable) {
      // the problem itself is told anyway
      problem.addSuppressed(unreachable);
    }
  }

  /** Ages are of the calendar on the wall, whatever the cut-off. */
  private static Purge purge(Workspace workplace, RunRequest request) {
    LocalDate today = LocalDate.now(workplace.definitions().nightly().zone());
    return new Purge(workplace, request.data(), request.output(), today);
  }

  /** What was published stands, whether or not something old could be deleted. */
  private static RunOutcome purged(
      RunOutcome outcome, Purge purge, Lease lease, RunWatcher watcher) {
    try {
      purge.purge(lease).forEach(watcher::say);
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

  private static RunOutcome run(Workspace workplace, RunContext run, StopRequest stop) {
    RunRequest request = run.request();
    RunOutcome idle = idle(workplace, run);
    if (idle != null) {
      return idle;
    }
    try (ConfigurableApplicationContext context = JobContext.start(workplace, run)) {
      JobRepository repository = context.getBean(JobRepository.class);
      JobOperator operator = context.getBean(JobOperator.class);
      boolean recovered = recover(repository, operator);
      Optional<JobExecution> broken = broken(repository, request);
      if (broken.isEmpty() && !recovered) {
        RunReport word = new RunReport(workplace, run);
        RunOutcome nothing = word.nothingToDo();
        if (nothing != null) {
          return run.lease().isInherited()
              ? last(repository, request).map(last -> word.untold(last, nothing)).orElse(nothing)
              : nothing;
        }
      }
      broken.ifPresent(execution -> run.watcher().say("接着第 " + execution.getId() + " 次未完成的运行继续。"));
      stop.wire(() -> stop(operator, repository));
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

  /** Most nights bring nothing: that is seen without the machinery of jobs. */
  private static @Nullable RunOutcome idle(Workspace workplace, RunContext run) {
    if (run.lease().isInherited() || !RunHistory.isAtRest(workplace)) {
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
        // it ended while we looked, or is being written: asked again in a moment
      }
    }
  }

  /**
   * Asking a step to stop and the step's own word of how far it is may come to the database at the
   * same moment; the step then fails for that alone. It stopped, as it was asked.
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
   * Whoever holds the lease knows that no execution is alive: those that look so were killed, and
   * can be restarted from now on. One that was asked to stop is called stopped at once, while a
   * step of it still runs; killed then, it looks alive by that step.
   */
  private static boolean recover(JobRepository repository, JobOperator operator) {
    boolean any = false;
    for (JobExecution dead : repository.findRunningJobExecutions(NightlyJob.NAME)) {
      operator.recover(dead);
      any = true;
    }
    newest(repository).ifPresent(last -> failLeftSteps(repository, last));
    return any;
  }

  private static void failLeftSteps(JobRepository repository, JobExecution execution) {
    for (StepExecution step : execution.getStepExecutions()) {
      if (step.getStatus().isRunning() || step.getStatus() == BatchStatus.STOPPING) {
        step.setStatus(BatchStatus.FAILED);
        step.setExitStatus(ExitStatus.FAILED);
        step.setEndTime(LocalDateTime.now());
        repository.update(step);
      }
    }
  }

  /** The newest execution, if it is for this cut-off and did not come to its end. */
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
    String day = request.asOf().day().toString();
    return day.equals(execution.getJobParameters().getString(AS_OF));
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
            .addString(AS_OF, request.asOf().day().toString())
            .addLong(RUN, next(repository))
            .toJobParameters();
    return operator.start(context.getBean(Job.class), parameters);
  }

  private static long next(JobRepository repository) {
    JobInstance last = repository.getLastJobInstance(NightlyJob.NAME);
    return last == null ? 1 : last.getInstanceId() + 1;
  }
}
