package dev.fazhi.job;

import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.ledger.LedgerSynchronizer;
import dev.fazhi.measure.Measurement;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Measures all figures at the cut-off and keeps them as a vintage, unless the newest vintage has
 * the same figures.
 */
final class MeasureStep implements Tasklet {

  private final Workspace workplace;
  private final RunContext run;

  MeasureStep(Workspace workplace, RunContext run) {
    this.workplace = workplace;
    this.run = run;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
    run.watcher().phase("计算指标");
    // the ledger must have every merged file before figures are made of it
    new LedgerSynchronizer(workplace, run.lease()).keep();
    long lastLoad = workplace.vintages().lastLoad();
    Measurement measurement = new Measurement(workplace.database(), workplace.definitions());
    run.measurement(measurement);
    Measurement.Result measured = measurement.measure(run.request().asOf(), lastLoad);
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
}
