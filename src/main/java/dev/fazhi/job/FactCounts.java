package dev.fazhi.job;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.count.FactCount;
import java.lang.ref.SoftReference;

/**
 * What the partitions of one run that this process works on have in common: how the sources are
 * counted, and what rows look up in other sources. That may be much: a worker that waits for the
 * next run gives it up when memory is short.
 */
final class FactCounts {

  private final Workspace workplace;
  private long execution;
  private SoftReference<FactCount> last = new SoftReference<>(null);

  FactCounts(Workspace workplace) {
    this.workplace = workplace;
  }

  synchronized FactCount of(long execution, PlannedCount planned) {
    FactCount known = last.get();
    if (known == null || this.execution != execution) {
      known =
          Measurement.facts(
              workplace.database(), workplace.definitions(), planned.asOf(), planned.knownLoad());
      last = new SoftReference<>(known);
      this.execution = execution;
    }
    return known;
  }
}
