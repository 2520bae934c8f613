package dev.fazhi.job.run;

import dev.fazhi.job.PartitionHost;
import dev.fazhi.job.PartitionSteps;
import dev.fazhi.job.PlannedFile;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.StopRequest;
import dev.fazhi.job.context.Version;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.survey.FoundFile;
import dev.fazhi.job.survey.InputSurvey;
import dev.fazhi.job.worker.PartitionReader;
import dev.fazhi.measure.count.PartialCounts;
import dev.fazhi.model.DaemonTimer;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.file.TemporaryFiles;
import dev.fazhi.store.lease.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;

/**
 * A process that reads files for runs which another process coordinates, until it is told to stop.
 * It needs the database, the definitions and the input folder, but no archive: copies are sent
 * through the database.
 */
public final class WorkerProcess implements PartitionHost {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
  private static final long IDLE_MILLIS = 300;
  private static final long PAUSE_MILLIS = 1000;
  private static final long BEATS = 4;

  private final Path input;
  private final Workspace workplace;
  private final Workers workers;
  private final String id;
  private final int leaseSeconds;
  private final RunWatcher watcher;

  private WorkerProcess(
      Path input, Workspace workplace, String id, int leaseSeconds, RunWatcher watcher) {
    this.input = input;
    this.workplace = workplace;
    this.workers = workplace.workers();
    this.id = id;
    this.leaseSeconds = leaseSeconds;
    this.watcher = watcher;
  }

  /**
   * Works until asked to stop.
   *
   * @param jobs folder of the definitions
   * @param data folder of log and temporary files
   * @param leaseSeconds without a sign of life after which what it reads is given to another
   * @throws Problem when the database or the definitions cannot be used
   */
  public static ExitCode work(
      Path input,
      Path jobs,
      Path data,
      @Nullable String url,
      int leaseSeconds,
      RunWatcher watcher,
      StopRequest stop) {
    if (url == null || !url.startsWith("jdbc:postgresql:")) {
      throw new Problem(
          "FZ-454",
          "工作进程要用 PostgreSQL：请用 --db jdbc:postgresql://主机/库 给出与运行相同的数据库。默认的 H2 文件库只在一台机器上用。");
    }
    String id = UUID.randomUUID().toString();
    String named =
        url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + Workers.connectionName(id);
    try {
      Path copies = Files.createDirectories(TemporaryFiles.folder().resolve("copies"));
      try (Workspace workplace = Workspace.join(jobs, data, named, copies)) {
        return new WorkerProcess(input, workplace, id, leaseSeconds, watcher).until(stop);
      }
    } catch (IOException e) {
      throw new Problem("FZ-406", "临时文件目录无法使用：%s。请检查磁盘空间和权限。".formatted(data), e);
    }
  }

  private ExitCode until(StopRequest stop) {
    try (DaemonTimer heart = new DaemonTimer("fazhi-worker");
        ConfigurableApplicationContext context = JobContext.start(workplace, this)) {
      PartitionReader reader =
          new PartitionReader(
              id,
              workplace,
              context.getBean(JobRepository.class),
              context.getBean(PlatformTransactionManager.class),
              name -> context.getBean(name, Step.class),
              this::objection);
      register();
      watcher.say(
          "工作进程已就绪，等待运行分派文件。定义 %s，Ctrl-C 结束。"
              .formatted(workplace.definitions().digest().substring(0, 8)));
      Duration pulse =
          Duration.ofMillis(Math.min(PAUSE_MILLIS, leaseSeconds * PAUSE_MILLIS / BEATS));
      heart.repeat(this::beat, pulse, pulse);
      while (!stop.isPressed()) {
        String refused = step(reader);
        if (refused != null) {
          watcher.say("错误 " + refused);
          return ExitCode.USAGE;
        }
      }
      return ExitCode.DONE;
    } finally {
      leave();
    }
  }

  private void register() {
    workers.register(id, Version.TEXT, workplace.definitions().digest(), leaseSeconds);
  }

  /** Reads what is offered next, or waits; returns why this worker is not used, if so. */
  private @Nullable String step(PartitionReader reader) {
    try {
      Optional<Workers.Worker> self = workers.find(id);
      if (self.isEmpty()) {
        register();
      } else if (self.get().refused() != null) {
        return self.get().refused();
      } else if (self.get().step() != null) {
        // its end could not be recorded: the run gives it to another, and removes this row
        workers.leave(id);
        pause(PAUSE_MILLIS);
      } else {
        switch (reader.next()) {
          case IDLE -> pause(IDLE_MILLIS);
          case LOST -> watcher.say("[FZ-451] 手上的文件已交给别的进程，这里读的不算。");
          case READ, BROKEN -> {}
        }
      }
    } catch (Problem problem) {
      if (problem.code().equals("FZ-453")) {
        workers.refuse(id, "[FZ-453] " + problem.getMessage());
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("the database does not answer, again in a moment", e);
      pause(PAUSE_MILLIS);
    }
    return null;
  }

  private void beat() {
    try {
      workers.beat(id);
    } catch (RuntimeException passing) {
      // a database that is unreachable for a moment must not end the heartbeat
    }
  }

  private void leave() {
    try {
      workers.leave(id);
    } catch (RuntimeException unreachable) {
      LOG.warn("the lease runs out by itself", unreachable);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why this process cannot read a partition; null when it sees all of its files. */
  private @Nullable String objection(StepExecution partition) {
    if (!partition.getStepName().startsWith(PartitionSteps.READ)) {
      return null;
    }
    for (PlannedFile file : PlannedFile.all(partition.getExecutionContext())) {
      if (locate(file).isEmpty()) {
        return "这台机器在 %s 里看不到 %s。请挂上与运行相同的输入目录，用 --input 指明，再启动。"
            .formatted(SafeText.safe(input.toString()), SafeText.safe(file.name()));
      }
    }
    return null;
  }

  @Override
  public RunWatcher watcher() {
    return watcher;
  }

  @Override
  public Optional<InputSurvey.Candidate> locate(PlannedFile file) {
    return FoundFile.find(input, file.found());
  }

  @Override
  public void finished(PlannedFile file) throws IOException {
    Path copy = workplace.archive().file(file.sha256());
    workplace.sentCopies().send(file.id(), copy);
    Files.delete(copy);
  }

  @Override
  public void counted(StepExecution partition, PartialCounts counts) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    counts.write(content);
    workplace.sentCounts().send(partition.getId(), new ByteArrayInputStream(content.toByteArray()));
  }

  @Override
  public void holdUntilCommit(StepExecution partition) {
    workers.holdUntilCommit(id, partition.getId());
  }
}
