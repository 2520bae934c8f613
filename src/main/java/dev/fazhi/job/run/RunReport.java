package dev.fazhi.job.run;

import dev.fazhi.job.SurveyStep;
import dev.fazhi.job.context.Doubts;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.PublicationAssembler;
import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.runbook.Failures;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.Publisher;
import dev.fazhi.store.register.RegisteredFile;
import dev.fazhi.store.run.RunMessageRepository;
import dev.fazhi.store.vintage.Vintages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/**
 * Makes the outcome of a finished run and keeps its notes for the status screen and the console.
 */
record RunReport(Workspace workplace, RunContext run) {
  private static final int MOST_KNOWN = 200;

  /**
   * Gives the outcome of a run without work: no new file, figures measured with these definitions
   * and published. Null when there is work.
   */
  @Nullable RunOutcome nothingToDo() throws Exception {
    new SurveyStep(workplace, run).look();
    if (!run.pending().isEmpty() || !workplace.files().all(RegisteredFile.Status.READ).isEmpty()) {
      return null;
    }
    Vintages vintages = workplace.vintages();
    Optional<Vintages.Head> newest = vintages.newest(run.request().asOf());
    Path folder = run.request().output().resolve(run.request().asOf().id());
    if (newest.isEmpty()
        || newest.get().lastLoad() != vintages.lastLoad()
        || vintages.isOutdated(newest.get())
        || !newest.get().definitions().equals(workplace.definitions().digest())
        || !Files.isRegularFile(folder.resolve("figures.csv"))
        || !saysSo(newest.get())) {
      return null;
    }
    boolean clean = !hasWarning() && run.leftAlone().isEmpty();
    // repeated as information; the exit code was decided above, since the run that brought the
    // figures reported it
    run.faults()
        .addAll(PublicationAssembler.overdue(workplace, vintages.lastLoad(), run.request().asOf()));
    ExitCode exit = clean ? ExitCode.DONE : ExitCode.NEEDS_A_PERSON;
    Vintage vintage = vintages.read(newest.get());
    return outcome(exit, 0, List.of(), vintage, folder, List.of("没有新的文件，结果不变。"));
  }

  private RunOutcome outcome(
      ExitCode exit,
      long execution,
      List<Load> loads,
      @Nullable Vintage vintage,
      @Nullable Path folder,
      List<String> messages) {
    return new RunOutcome(
        exit,
        execution,
        loads,
        List.copyOf(run.known()),
        List.copyOf(run.leftAlone()),
        List.copyOf(run.faults()),
        vintage,
        folder,
        messages);
  }

  /**
   * Whether the folder holds that vintage with its present status: one that became final is written
   * again.
   */
  private boolean saysSo(Vintages.Head newest) {
    RunRequest request = run.request();
    return Publisher.holds(
        request.output(), request.asOf(), newest.number(), workplace.standing(newest));
  }

  /**
   * Reports what was done and not reported: by a process that was killed after its last step, or
   * merged again from the archive before this run.
   *
   * @param last the execution that was not reported; null when there was none
   * @param nothing the outcome of this run, which has no work
   */
  RunOutcome untold(@Nullable JobExecution last, RunOutcome nothing) {
    Set<Long> files = new TreeSet<>(run.settled());
    List<Fault> notes = List.of();
    String message = "没有新的文件，结果不变；从归档补上了 %s 个文件。".formatted(files.size());
    if (last != null) {
      files.addAll(workplace.files().settledBy(last.getJobInstanceId()));
      notes = workplace.notes().of(last.getId());
      message = "第 " + last.getId() + " 次运行已经做完，只是没有来得及报告。";
    }
    List<Load> loads = loads(files);
    boolean warned =
        !new Doubts(workplace).ofRows(loads).isEmpty()
            || notes.stream().anyMatch(Fault::needsAPerson);
    return new RunOutcome(
        warned || needsAPerson(loads) ? ExitCode.NEEDS_A_PERSON : ExitCode.DONE,
        last == null ? nothing.execution() : last.getId(),
        loads,
        nothing.known(),
        nothing.leftAlone(),
        nothing.faults(),
        nothing.vintage(),
        nothing.folder(),
        List.of(message));
  }

  /** Gives the outcome of an execution that completed, was stopped or failed. */
  RunOutcome outcome(JobExecution execution) {
    // with files of earlier executions: the report is of the whole run
    Set<Long> files = workplace.files().settledBy(execution.getJobInstanceId());
    files.addAll(run.settled());
    List<Load> loads = loads(files);
    ExitCode exit = ExitCode.FAILED;
    run.faults().addAll(new Doubts(workplace).ofRows(loads));
    if (execution.getStatus() == BatchStatus.COMPLETED) {
      exit = needsAPerson(loads) ? ExitCode.NEEDS_A_PERSON : ExitCode.DONE;
    } else {
      Failures.throwIfPassing(execution);
      run.messages().addAll(Failures.explain(execution));
    }
    new RunMessageRepository(workplace.database()).keep(execution.getId(), notes(loads));
    Vintage vintage = exit == ExitCode.FAILED ? null : run.vintage();
    List<String> messages = List.copyOf(run.messages());
    return outcome(exit, execution.getId(), loads, vintage, run.folder(), messages);
  }

  /** The notes of the run as a whole, and the doubts about its files. */
  private List<Fault> notes(List<Load> loads) {
    List<Fault> notes = new ArrayList<>(run.faults());
    notes.addAll(Doubts.ofFiles(loads));
    run.leftAlone().forEach(line -> notes.add(note(Fault.Severity.WARNING, line)));
    run.messages().forEach(line -> notes.add(note(Fault.Severity.WARNING, line)));
    run.known().stream()
        .limit(MOST_KNOWN)
        .forEach(line -> notes.add(note(Fault.Severity.NOTE, line)));
    return notes;
  }

  private static Fault note(Fault.Severity severity, String line) {
    return Fault.of("", severity, "", line);
  }

  /** The loads of those files that were merged or refused. */
  private List<Load> loads(Set<Long> files) {
    Set<String> contents =
        files.stream().map(id -> workplace.files().get(id).sha256()).collect(Collectors.toSet());
    return workplace.files().loads().stream()
        .filter(load -> contents.contains(load.sha256()))
        .toList();
  }

  private boolean hasWarning() {
    return run.faults().stream().anyMatch(Fault::needsAPerson);
  }

  private boolean needsAPerson(List<Load> loads) {
    boolean files = loads.stream().anyMatch(Doubts::needsAPerson);
    return hasWarning() || files || !run.leftAlone().isEmpty() || !run.messages().isEmpty();
  }
}
