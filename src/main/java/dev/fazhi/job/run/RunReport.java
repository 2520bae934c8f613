package dev.fazhi.job.run;

import dev.fazhi.job.SurveyStep;
import dev.fazhi.job.context.Doubts;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Publishing;
import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.runbook.Failures;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Place;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.Publisher;
import dev.fazhi.store.register.KnownFile;
import dev.fazhi.store.run.RunNotes;
import dev.fazhi.store.vintage.Vintages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/** What is said of a run when it is over, to whoever started it and for the morning after. */
final class RunReport {

  private static final int MOST_KNOWN = 200;

  private final Workspace workplace;
  private final RunContext run;

  RunReport(Workspace workplace, RunContext run) {
    this.workplace = workplace;
    this.run = run;
  }

  /**
   * Nothing is new, measured with these definitions, and published: then there is nothing to do.
   */
  @Nullable RunOutcome nothingToDo() throws Exception {
    new SurveyStep(workplace, run).look();
    if (!run.pending().isEmpty() || !workplace.files().all(KnownFile.Status.READ).isEmpty()) {
      return null;
    }
    Vintages vintages = workplace.vintages();
    Optional<Vintages.Head> newest = vintages.newest(run.request().asOf());
    Path folder = run.request().output().resolve(run.request().asOf().day().toString());
    if (newest.isEmpty()
        || newest.get().lastLoad() != vintages.lastLoad()
        || vintages.isOutdated(newest.get())
        || !newest.get().definitions().equals(workplace.definitions().digest())
        || !Files.isRegularFile(folder.resolve("figures.csv"))
        || !saysSo(newest.get())) {
      return null;
    }
    boolean clean = !hasWarning() && run.leftAlone().isEmpty();
    // told once more, though it was for the run that brought the figures to call a person
    run.faults().addAll(Publishing.overdue(workplace, vintages.lastLoad(), run.request().asOf()));
    return new RunOutcome(
        clean ? ExitCode.DONE : ExitCode.NEEDS_A_PERSON,
        0,
        List.of(),
        List.copyOf(run.known()),
        List.copyOf(run.leftAlone()),
        List.copyOf(run.faults()),
        vintages.read(newest.get()),
        folder,
        List.of("没有新的文件，结果不变。"));
  }

  /** A folder that was not written again when its vintage became final is not the last word. */
  private boolean saysSo(Vintages.Head newest) {
    RunRequest request = run.request();
    return Publisher.holds(
        request.output(), request.asOf(), newest.number(), workplace.standing(newest));
  }

  /**
   * Whoever ran last was killed between his last step and his last word: that is said for him.
   *
   * @param last what he ran
   * @param nothing what else would be said
   */
  RunOutcome untold(JobExecution last, RunOutcome nothing) {
    List<Load> loads = loads(workplace.files().settledBy(last.getJobInstanceId()));
    List<Fault> doubts = new Doubts(workplace).ofRows(loads);
    boolean warned =
        !doubts.isEmpty()
            || workplace.notes().of(last.getId()).stream().anyMatch(Fault::needsAPerson);
    return new RunOutcome(
        warned || needsAPerson(loads) ? ExitCode.NEEDS_A_PERSON : ExitCode.DONE,
        last.getId(),
        loads,
        nothing.known(),
        nothing.leftAlone(),
        nothing.faults(),
        nothing.vintage(),
        nothing.folder(),
        List.of("第 " + last.getId() + " 次运行已经做完，只是没有来得及报告。"));
  }

  /** Of an execution that came to an end, or was stopped, or failed. */
  RunOutcome outcome(JobExecution execution) {
    // also those of the tries before this one: it is the whole run that is told of
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
    new RunNotes(workplace.database()).keep(execution.getId(), notes(loads));
    Vintage vintage = exit == ExitCode.FAILED ? null : run.vintage();
    return new RunOutcome(
        exit,
        execution.getId(),
        loads,
        List.copyOf(run.known()),
        List.copyOf(run.leftAlone()),
        List.copyOf(run.faults()),
        vintage,
        run.folder(),
        List.copyOf(run.messages()));
  }

  /** What the run as a whole has to say, and what is doubted of its files. */
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
    return new Fault("", severity, Place.of(""), "", "", line);
  }

  /** What became of these files, of those that came to an end. */
  private List<Load> loads(Set<Long> files) {
    Set<String> contents = new HashSet<>();
    for (long id : files) {
      contents.add(workplace.files().get(id).sha256());
    }
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
