package dev.fazhi.job;

import dev.fazhi.job.context.PublicationAssembler;
import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.ledger.LedgerSynchronizer;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.PublicationResult;
import dev.fazhi.publish.Publisher;
import dev.fazhi.store.vintage.Vintages;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Publishes the vintage into the output folder, which is replaced as a whole or not at all. */
record PublishStep(Workspace workplace, RunContext run) implements Tasklet {
  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
    run.watcher().phase("发布");
    long known = workplace.vintages().lastLoad();
    run.faults().addAll(PublicationAssembler.overdue(workplace, known, run.request().asOf()));
    if (run.isHeld()) {
      run.messages()
          .add(
              "有数字超出可信范围，本次不发布，已有的结果没有变动。请按上面的提示检查；要看这些数字，用 ./fazhi figures --known-at %s %s。"
                  .formatted(known, run.request().asOf().options()));
      return RepeatStatus.FINISHED;
    }
    Vintage vintage = vintage();
    PublicationAssembler publishing = new PublicationAssembler(workplace, known, run.measurement());
    Optional<Fault> obstacle = publishing.obstacle();
    if (obstacle.isPresent()) {
      run.faults().add(obstacle.get());
      return RepeatStatus.FINISHED;
    }
    // the ledger must have the vintage before it is published, or it could be lost with the
    // database
    new LedgerSynchronizer(workplace, run.lease()).keep();
    List<Fault> faults =
        run.faults().stream().filter(fault -> fault.place().file().isEmpty()).toList();
    PublicationResult published =
        new Publisher(run.lease()::assertHeld)
            .publish(
                publishing.of(
                    vintage,
                    faults,
                    PublicationAssembler.standing(workplace, vintage.number(), vintage.asOf())),
                run.request().output());
    run.folder(published.folder());
    run.messages().addAll(published.messages());
    return RepeatStatus.FINISHED;
  }

  /** Gives the vintage that the measure step kept, read from the database after a restart. */
  private Vintage vintage() {
    Vintage measured = run.vintage();
    if (measured == null) {
      Vintages vintages = workplace.vintages();
      AsOf asOf = run.request().asOf();
      measured =
          vintages.read(
              vintages
                  .newest(asOf)
                  .orElseThrow(
                      () -> new IllegalStateException("nothing was measured for " + asOf)));
      run.vintage(measured);
    }
    return measured;
  }
}
