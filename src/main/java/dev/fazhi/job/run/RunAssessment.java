package dev.fazhi.job.run;

import dev.fazhi.definition.Definitions;
import dev.fazhi.job.context.NextAction;
import dev.fazhi.job.context.Overdue;
import dev.fazhi.job.context.RefusedFiles;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Fault;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.register.FileTotal;
import dev.fazhi.store.run.RunMessageRepository;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state after the last run, and what a person should do next. The status screen and the console
 * both show it, so that they agree.
 *
 * @param active who runs now; empty for nobody
 * @param notBegun why the last attempt had no execution; empty when it had
 * @param runs the executions, newest first
 * @param notes what the newest execution noted, in the order in which it did
 * @param refused the refused files that still need a person
 * @param rejectedRows how many rows wait for a correction
 * @param overdue the deliveries that are late
 * @param actions what to do, the most urgent first; empty when there is nothing
 */
public record RunAssessment(
    Optional<Lease.Holder> active,
    List<Fault> notBegun,
    List<RunHistory.Execution> runs,
    List<Fault> notes,
    List<RefusedFiles.Refused> refused,
    long rejectedRows,
    List<Overdue> overdue,
    List<NextAction> actions) {

  /**
   * Asks the database and the input folder.
   *
   * @param definitions by whose calendars deliveries are due
   * @param totals of the register's files
   * @param today by which deliveries are late or not
   */
  public static RunAssessment of(
      Workspace workspace,
      Path input,
      Definitions definitions,
      List<FileTotal> totals,
      LocalDate today) {
    List<RunHistory.Execution> runs = RunHistory.read(workspace);
    RunHistory.Execution newest = runs.isEmpty() ? null : runs.get(0);
    Optional<Lease.Holder> active = workspace.leases().active();
    List<Fault> notBegun = workspace.notes().of(RunMessageRepository.NO_EXECUTION);
    List<Fault> notes = newest == null ? List.of() : workspace.notes().of(newest.id());
    List<RefusedFiles.Refused> refused = new RefusedFiles(workspace, input).open();
    long rejected = workspace.rejects().open();
    List<Overdue> late =
        Overdue.all(definitions, totals, today).stream().filter(Overdue::isOverdue).toList();
    long acceptable = refused.stream().filter(RefusedFiles.Refused::isAcceptable).count();
    NextAction first = beforeResults(active.isPresent(), notBegun, newest);
    List<NextAction> actions =
        first != null
            ? List.of(first)
            : NextAction.afterRun(
                acceptable > 0,
                refused.size() > acceptable,
                rejected,
                !late.isEmpty(),
                notes.stream().anyMatch(Fault::needsAPerson));
    return new RunAssessment(active, notBegun, runs, notes, refused, rejected, late, actions);
  }

  /** What stands in the way of new results; null when the last run brought them. */
  private static @Nullable NextAction beforeResults(
      boolean active, List<Fault> notBegun, RunHistory.@Nullable Execution newest) {
    if (active) {
      return NextAction.WAIT;
    }
    if (!notBegun.isEmpty()) {
      return NextAction.RUN_WITHOUT_CAUSE;
    }
    if (newest == null) {
      return NextAction.FIRST_RUN;
    }
    if (newest.isAbandoned()) {
      return NextAction.RUN_ANEW;
    }
    return newest.isComplete() ? null : NextAction.CONTINUE;
  }

  /** The newest execution; null when there was none yet. */
  public RunHistory.@Nullable Execution newest() {
    return runs.isEmpty() ? null : runs.get(0);
  }
}
