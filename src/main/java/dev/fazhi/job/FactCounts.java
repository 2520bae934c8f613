package dev.fazhi.job;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.count.FactCount;
import org.jspecify.annotations.Nullable;

/**
 * What the partitions of one run that this process works on have in common: how the sources are
 * counted, and what rows look up in other sources.
 */
final class FactCounts {

  private final Workspace workplace;
  private long execution;
  private @Nullable FactCount last;

  FactCounts(Workspace workplace) {
    this.workplace = workplace;
  }

  synchronized FactCount of(long execution, PlannedCount planned) {
    FactCount known = last;
    if (known == null || this.execution != execution) {
      known =
          Measurement.facts(
              workplace.database(), workplace.definitions(), planned.asOf(), planned.knownLoad());
      last = known;
      this.execution = execution;
    }
    return known;
  }
}
