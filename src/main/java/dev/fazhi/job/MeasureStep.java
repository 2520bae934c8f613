package dev.fazhi.job;

import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.ledger.LedgerSynchronizer;
import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.count.PartialCounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Measures all figures at the cut-off and keeps them as a vintage, unless the newest vintage has
 * the same figures.
 */
record MeasureStep(Workspace workplace, RunContext run) implements Tasklet {
  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
    run.watcher().phase("计算指标");
    // the ledger must have every merged file before figures are made of it
    new LedgerSynchronizer(workplace, run.lease()).keep();
    long lastLoad = workplace.vintages().lastLoad();
    Measurement measurement = new Measurement(workplace.database(), workplace.definitions());
    run.measurement(measurement);
    Measurement.Result measured =
        measurement.measure(run.request().asOf(), lastLoad, counts(lastLoad));
    workplace.sentCounts().deleteAll();
    run.faults().addAll(measured.faults());
    if (measured.isHeld()) {
      // only published figures become a vintage; these wait for a person's check
      run.hold();
      return RepeatStatus.FINISHED;
    }
    run.vintage(
        workplace
            .vintages()
            .keep(
                run.request().asOf(),
                lastLoad,
                workplace.definitions().digest(),
                measured.figures()));
    return RepeatStatus.FINISHED;
  }

  /**
   * What the partitions came to, each read when it is added; null when they are of another load.
   */
  private @Nullable Iterable<PartialCounts> counts(long load) {
    List<Long> partitions = run.countedPartitions(load);
    return partitions.isEmpty() ? null : () -> partitions.stream().map(this::countsOf).iterator();
  }

  private PartialCounts countsOf(long partition) {
    PartialCounts own = run.takeCounts(partition);
    if (own != null) {
      return own;
    }
    try (InputStream sent = workplace.sentCounts().open(partition)) {
      return PartialCounts.read(sent);
    } catch (IOException e) {
      throw new UncheckedIOException("partition " + partition + " was not sent as a whole", e);
    }
  }
}
