package dev.fazhi.job.context;

import dev.fazhi.definition.condition.Reference;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FaultGroups;
import dev.fazhi.model.Load;
import dev.fazhi.store.register.Findings;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what a person must look at in files. The exit code, the console, {@code status} and
 * {@code quality.csv} all use it, so that they agree.
 */
public record Doubts(Workspace workplace) {

  private static final String UNKNOWN_NAME = "FZ-135";

  /** Whether a file was refused, has rejected rows or a warning. */
  public static boolean needsAPerson(Load load) {
    return load.status() == Load.Status.REFUSED
        || load.rows().rejected() > 0
        || load.faults().stream().anyMatch(Fault::needsAPerson);
  }

  /** The doubts about files as a whole, from their loads, with similar ones grouped. */
  public static List<Fault> ofFiles(List<Load> loads) {
    return loads.stream()
        .filter(load -> load.status() != Load.Status.REFUSED)
        .flatMap(load -> FaultGroups.grouped(load.faults(), " quality-rows.csv").stream())
        .filter(Fault::needsAPerson)
        .toList();
  }

  /** The doubts about merged rows and unknown names, which loads do not have. */
  public List<Fault> ofRows(List<Load> loads) {
    List<Load> merged = loads.stream().filter(l -> l.status() == Load.Status.MERGED).toList();
    if (merged.isEmpty()) {
      return List.of();
    }
    long from = merged.stream().mapToLong(Load::number).min().orElse(0);
    long to = merged.stream().mapToLong(Load::number).max().orElse(0);
    List<Fault> rows =
        workplace.files().findings().ofRows(from, to).stream().filter(Fault::needsAPerson).toList();
    List<Fault> doubts = new ArrayList<>(rows);
    doubts.addAll(ofNames(from, to));
    return FaultGroups.grouped(doubts, " quality-rows.csv");
  }

  /** The names in files of these loads, both inclusive, that no reference list has. */
  List<Fault> ofNames(long from, long to) {
    return workplace.files().findings().unknownNames(from, to).stream()
        .map(
            name ->
                Fault.warning(
                    UNKNOWN_NAME,
                    "",
                    name.reference(),
                    name.name(),
                    "名称“%s”不在名录 %s.csv 中，涉及 %d 行，按原名统计。%s"
                        .formatted(name.name(), name.reference(), name.rows(), advice(name))))
        .toList();
  }

  private String advice(Findings.UnknownName name) {
    Reference reference = workplace.definitions().references().get(name.reference());
    return reference == null ? "" : new AliasProposal(reference, name.name()).advice();
  }
}
