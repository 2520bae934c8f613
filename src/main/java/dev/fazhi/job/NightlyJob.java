package dev.fazhi.job;

import dev.fazhi.job.context.RunContext;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.survey.InputSurvey;
import dev.fazhi.job.worker.OfferedPartitions;
import dev.fazhi.job.worker.Workforce;
import dev.fazhi.measure.count.PartialCounts;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The nightly job: survey → read (a partition for each file or for some small ones) → merge (a
 * transaction for each file) → count (partitions of the facts) → measure → publish. All steps but
 * the partitions may run again in a restart: each looks in the database for what is left to do.
 */
@Configuration(proxyBeanMethods = false)
@Import(PartitionSteps.class)
public class NightlyJob {

  /** The name of the job and of its instances. */
  public static final String NAME = "nightly";

  /** Maximum bytes and files of one partition, unless a single file is larger. */
  private static final long SHARED_BYTES = 4 << 20;

  private static final int SHARED_FILES = 500;

  /** How many partitions each worker gets at least, where there are files enough. */
  private static final int SHARES = 4;

  @Bean
  Job nightly(
      JobRepository repository,
      PlatformTransactionManager tx,
      Workspace workplace,
      RunContext run,
      Step readFiles,
      Step countFacts)
      throws Exception {
    SimpleAsyncTaskExecutor readers = new SimpleAsyncTaskExecutor("fazhi-part-");
    readers.setTaskDecorator(LoggingContextListener::followed);
    readers.setConcurrencyLimit(
        Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors())));
    Step read =
        new StepBuilder("read", repository)
            .partitioner(PartitionSteps.READ, partitions(workplace, run))
            .step(readFiles)
            .partitionHandler(handler(workplace, run, repository, tx, readFiles, readers))
            .aggregator(new ReadResults(workplace, run, repository))
            .allowStartIfComplete(true)
            .build();
    CountPartitions counts = new CountPartitions(workplace, run);
    Step count =
        new StepBuilder("count", repository)
            .partitioner(PartitionSteps.COUNT, counts)
            .step(countFacts)
            .partitionHandler(handler(workplace, run, repository, tx, countFacts, readers))
            .aggregator(counts)
            .allowStartIfComplete(true)
            .build();
    return new JobBuilder(NAME, repository)
        .listener(new LoggingContextListener())
        .start(tasklet("survey", repository, tx, new SurveyStep(workplace, run), run))
        .next(read)
        .next(tasklet("merge", repository, tx, new MergeStep(workplace, run), run))
        .next(count)
        .next(tasklet("measure", repository, tx, new MeasureStep(workplace, run), run))
        .next(tasklet("publish", repository, tx, new PublishStep(workplace, run), run))
        .build();
  }

  /**
   * Makes a partition for each file that is not read yet, the largest first, and one for several
   * small ones. Partition names are unique to this attempt: a process that was killed may have left
   * a partition recorded as complete, or without its context. The register of files says what was
   * really read.
   */
  private static Partitioner partitions(Workspace workplace, RunContext run) {
    String attempt = UUID.randomUUID().toString().substring(0, 8);
    return gridSize -> {
      Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
      receive(workplace);
      List<PlannedFile> shared = new ArrayList<>();
      List<Map.Entry<Long, InputSurvey.Candidate>> unread = unread(workplace, run);
      long all = unread.stream().mapToLong(file -> file.getValue().bytes()).sum();
      long most = gridSize == 1 ? SHARED_BYTES : Math.min(SHARED_BYTES, all / gridSize / SHARES);
      long bytes = 0;
      for (Map.Entry<Long, InputSurvey.Candidate> file : unread) {
        long size = file.getValue().bytes();
        if (!shared.isEmpty() && (bytes + size > most || shared.size() == SHARED_FILES)) {
          put(partitions, shared, attempt);
          bytes = 0;
        }
        shared.add(PlannedFile.of(file.getKey(), file.getValue()));
        bytes += size;
      }
      if (!shared.isEmpty()) {
        put(partitions, shared, attempt);
      }
      return partitions;
    };
  }

  private static List<Map.Entry<Long, InputSurvey.Candidate>> unread(
      Workspace workplace, RunContext run) {
    Set<Long> read =
        workplace.files().all(RegisteredFile.Status.READ).stream()
            .filter(file -> file.definitions().equals(workplace.definitions().digest()))
            .map(RegisteredFile::id)
            .collect(Collectors.toSet());
    return run.pending().entrySet().stream()
        .filter(file -> !read.contains(file.getKey()))
        .sorted(
            Comparator.comparing(file -> file.getValue().bytes(), Comparator.<Long>reverseOrder()))
        .toList();
  }

  private static void put(
      Map<String, ExecutionContext> partitions, List<PlannedFile> files, String attempt) {
    long only = files.size() == 1 ? files.get(0).id() : 0;
    String name = only + "-" + attempt + "-" + partitions.size();
    partitions.put(name, PlannedFile.partition(files));
    files.clear();
  }

  /** What workers of an earlier run sent is not read again. */
  private static void receive(Workspace workplace) {
    try {
      workplace.sentCopies().receive(workplace.archive(), workplace.definitions().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Workers do partitions where there are any, else threads. */
  private static PartitionHandler handler(
      Workspace workplace,
      RunContext run,
      JobRepository repository,
      PlatformTransactionManager tx,
      Step step,
      TaskExecutor readers)
      throws Exception {
    TaskExecutorPartitionHandler threads = new TaskExecutorPartitionHandler();
    threads.setStep(step);
    threads.setTaskExecutor(readers);
    threads.afterPropertiesSet();
    return (splitter, manager) -> {
      int workers = Workforce.of(workplace, run.watcher()).look();
      PartitionHandler chosen =
          workers > 0
              ? new OfferedPartitions(workplace, run, repository, tx, step, workers)
              : threads;
      return chosen.handle(splitter, manager);
    };
  }

  /** The run itself reads where the survey found the files, and keeps in memory what it counts. */
  @Bean
  PartitionHost partitionHost(RunContext run) {
    return new PartitionHost() {
      @Override
      public RunWatcher watcher() {
        return run.watcher();
      }

      @Override
      public Optional<InputSurvey.Candidate> locate(PlannedFile file) {
        return Optional.ofNullable(run.pending().get(file.id()));
      }

      @Override
      public void counted(StepExecution partition, PartialCounts counts) {
        run.counted(partition.getId(), counts);
      }
    };
  }

  /** Makes a step that commits only while this process holds the lease. */
  private static Step tasklet(
      String name,
      JobRepository repository,
      PlatformTransactionManager tx,
      Tasklet tasklet,
      RunContext run) {
    return new StepBuilder(name, repository)
        .tasklet(
            (contribution, context) -> {
              run.lease().assertHeld();
              RepeatStatus status = tasklet.execute(contribution, context);
              run.lease().holdUntilCommit();
              return status;
            },
            tx)
        .allowStartIfComplete(true)
        .build();
  }
}
