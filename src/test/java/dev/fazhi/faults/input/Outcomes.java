package dev.fazhi.faults.input;

import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import java.util.List;

/** What a run did with its files, by their names, and the codes of what it said. */
final class Outcomes {

  private Outcomes() {}

  static List<String> merged(RunOutcome outcome) {
    return named(outcome, Load.Status.MERGED);
  }

  static List<String> named(RunOutcome outcome, Load.Status status) {
    return outcome.loads().stream()
        .filter(load -> load.status() == status)
        .map(Load::file)
        .toList();
  }

  static List<String> codes(RunOutcome outcome) {
    return outcome.faults().stream().map(Fault::code).toList();
  }
}
