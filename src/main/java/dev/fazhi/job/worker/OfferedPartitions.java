package dev.fazhi.job.worker;

import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.Version;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.DaemonTimer;
import dev.fazhi.store.lease.Workers;
import dev.fazhi.store.lease.Workers.Worker;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Offers the partitions of a run to workers and waits until all are read. What a worker claimed
 * that died, stalled or left is offered again; while no worker is alive, the run reads itself.
 */
public final class OfferedPartitions implements PartitionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(OfferedPartitions.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final long POLL_MILLIS = 500;

  /** Of this process, while it reads itself. */
  private static final int LEASE_SECONDS = 30;

  private final Workspace workplace;
  private final RunContext run;
  private final JobRepository repository;
  private final PlatformTransactionManager tx;
  private final Step step;
  private final int count;
  private final Workers workers;
  private final String definitions;
  private final MessagingTemplate channel = new MessagingTemplate();
  private final Map<String, Heard> heard = new HashMap<>();
  private final String self = Workforce.RUN + UUID.randomUUID();
  private @Nullable Thread own;
  private volatile boolean over;

  /**
   * A heartbeat.
   *
   * @param nanos when it was first seen, by this process's own clock
   * @param locked whether the worker held its row locked since, as one does that stalls in a commit
   */
  private record Heard(long beat, long nanos, boolean locked) {}

  /**
   * @param count how many workers there are, by which the partitions are cut
   */
  public OfferedPartitions(
      Workspace workplace,
      RunContext run,
      JobRepository repository,
      PlatformTransactionManager tx,
      Step step,
      int count) {
    this.workplace = workplace;
    this.run = run;
    this.repository = repository;
    this.tx = tx;
    this.step = step;
    this.workers = workplace.workers();
    this.count = count;
    this.definitions = workplace.definitions().digest();
    channel.setDefaultChannel(PartitionChannel.open(workplace.database(), definitions));
  }

  @Override
  public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution manager)
      throws Exception {
    MessageChannelPartitionHandler offer = new MessageChannelPartitionHandler();
    offer.setStepName(step.getName());
    offer.setMessagingOperations(channel);
    offer.setJobRepository(repository);
    offer.setPollInterval(POLL_MILLIS);
    // never one, by which threads ask
    offer.setGridSize(count + 1);
    offer.afterPropertiesSet();
    try (DaemonTimer timer = new DaemonTimer("fazhi-workers")) {
      timer.repeat(() -> look(manager.getJobExecutionId()), LOOK, LOOK);
      return offer.handle(splitter, manager);
    } finally {
      over = true;
      workers.remove(self);
    }
  }

  private void look(long execution) {
    try {
      for (Worker worker : workers.all()) {
        if (worker.step() != null && isGone(worker)) {
          takeOver(worker, execution);
        }
      }
      if (Workforce.of(workplace, run.watcher()).look() == 0) {
        readHere();
      }
    } catch (RuntimeException passing) {
      LOG.warn("workers could not be looked after, again in a moment", passing);
    }
  }

  /** Whether a worker left, or gave no heartbeat for the time of its lease by our own clock. */
  private boolean isGone(Worker worker) {
    long now = System.nanoTime();
    Heard last = heard.get(worker.id());
    if (last == null || last.beat() != worker.beat()) {
      heard.put(worker.id(), new Heard(worker.beat(), now, false));
      return worker.leaseSeconds() == 0;
    }
    return now - last.nanos() > Duration.ofSeconds(worker.leaseSeconds()).toNanos();
  }

  /** Offers a partition again whose worker is gone; the old one can commit nothing any more. */
  private void takeOver(Worker gone, long execution) {
    boolean taken =
        Boolean.TRUE.equals(
            new TransactionTemplate(tx)
                .execute(
                    status -> {
                      run.lease().holdUntilCommit();
                      return workers.revoke(gone) && offerAgain(gone, execution);
                    }));
    Heard last = heard.get(gone.id());
    if (!taken && last != null) {
      if (last.locked()) {
        workers.disconnect(gone);
      }
      heard.put(gone.id(), new Heard(last.beat(), last.nanos(), true));
      return;
    }
    run.watcher()
        .say(
            "主机 %s 上的工作进程 %s 没有响应，它手上的一份改由别的进程做。"
                .formatted(gone.process().host(), gone.process().pid()));
  }

  /** Offers what a worker claimed again, unless it had read it to its end; returns true. */
  private boolean offerAgain(Worker gone, long execution) {
    long claimed = Objects.requireNonNull(gone.step());
    StepExecution partition = repository.getStepExecution(claimed);
    if (partition != null
        && partition.getJobExecutionId() == execution
        && PartitionReader.isOpen(partition.getStatus())) {
      partition.setStatus(BatchStatus.STARTING);
      partition.setExitStatus(ExitStatus.EXECUTING);
      repository.update(partition);
      channel.send(new GenericMessage<>(new StepExecutionRequest(step.getName(), claimed)));
    }
    return true;
  }

  private void readHere() {
    if (own != null && own.isAlive()) {
      workers.beat(self);
      return;
    }
    run.watcher().say("没有可用的工作进程，由本进程自己做。");
    workers.register(self, Version.TEXT, definitions, LEASE_SECONDS);
    Thread reader = new Thread(this::readUntilOver, "fazhi-read-here");
    reader.setDaemon(true);
    own = reader;
    reader.start();
  }

  private void readUntilOver() {
    PartitionReader reader =
        new PartitionReader(self, workplace, repository, tx, name -> step, partition -> null);
    try {
      while (!over) {
        PartitionReader.Outcome outcome = reader.next();
        if (outcome == PartitionReader.Outcome.BROKEN) {
          break;
        }
        if (outcome == PartitionReader.Outcome.IDLE) {
          Thread.sleep(LOOK.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("reading here ended, begun again in a moment", e);
    } finally {
      if (!over) {
        workers.leave(self);
      }
    }
  }
}
