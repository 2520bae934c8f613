package dev.fazhi.job.worker;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Problem;
import dev.fazhi.store.lease.Workers;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepLocator;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.batch.integration.partition.StepExecutionRequestHandler;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.messaging.Message;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes offered partitions one after another. Taking and claiming is one transaction, so that a
 * partition is always either offered or claimed.
 */
public final class PartitionReader {

  private final String worker;
  private final Workers workers;
  private final QueueChannel channel;
  private final JobRepository repository;
  private final TransactionTemplate transaction;
  private final StepExecutionRequestHandler handler = new StepExecutionRequestHandler();
  private final Function<StepExecution, @Nullable String> objection;

  /**
   * @param worker its id, under which it is registered
   * @param steps by name
   * @param objection why this process cannot read a partition, in Chinese; null when it can
   */
  public PartitionReader(
      String worker,
      Workspace workplace,
      JobRepository repository,
      PlatformTransactionManager tx,
      StepLocator steps,
      Function<StepExecution, @Nullable String> objection) {
    this.worker = worker;
    this.workers = workplace.workers();
    this.channel = PartitionChannel.open(workplace.database(), workplace.definitions().digest());
    this.repository = repository;
    this.transaction = new TransactionTemplate(tx);
    this.objection = objection;
    handler.setJobRepository(repository);
    handler.setStepLocator(steps);
  }

  /** What became of an attempt. */
  public enum Outcome {
    /** Nothing is offered. */
    IDLE,
    /** A partition was read, or was found to be done with. */
    READ,
    /** What was read does not count: the partition was given to another process meanwhile. */
    LOST,
    /** The end of reading could not be recorded, and the partition is to be given to another. */
    BROKEN
  }

  /**
   * Takes and reads one partition.
   *
   * @throws Problem FZ-453 when this process cannot read what is offered
   */
  public Outcome next() {
    Optional<StepExecutionRequest> taken = transaction.execute(status -> take());
    if (taken == null || taken.isEmpty()) {
      return Outcome.IDLE;
    }
    long step = taken.get().getStepExecutionId();
    if (step < 0) {
      return Outcome.READ;
    }
    handler.handle(taken.get());
    StepExecution after = repository.getStepExecution(step);
    boolean over = after != null && !isOpen(after.getStatus());
    if (over) {
      return workers.release(worker, step) ? Outcome.READ : Outcome.LOST;
    }
    boolean mine =
        workers
            .find(worker)
            .map(Workers.Worker::step)
            .filter(claimed -> claimed == step)
            .isPresent();
    return mine ? Outcome.BROKEN : Outcome.LOST;
  }

  /** Whether a partition is still to be read: a commit that failed leaves it UNKNOWN. */
  static boolean isOpen(BatchStatus status) {
    return status.isRunning() || status == BatchStatus.UNKNOWN;
  }

  private Optional<StepExecutionRequest> take() {
    Message<?> message = channel.receive(0);
    if (message == null) {
      return Optional.empty();
    }
    StepExecutionRequest request = (StepExecutionRequest) message.getPayload();
    StepExecution step = repository.getStepExecution(request.getStepExecutionId());
    if (step == null || step.getStatus() != BatchStatus.STARTING) {
      // of a run that is over
      return Optional.of(new StepExecutionRequest(request.getStepName(), -1));
    }
    String fault = objection.apply(step);
    if (fault != null) {
      throw new Problem("FZ-453", fault);
    }
    if (!workers.claim(worker, step.getId())) {
      throw new Problem("FZ-451", "这个工作进程已不在册，重新登记后再取。");
    }
    return Optional.of(request);
  }
}
