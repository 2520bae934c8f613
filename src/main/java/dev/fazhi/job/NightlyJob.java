package dev.fazhi.job;

import dev.fazhi.model.Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * survey → stage, a partition a file → merge, a transaction a file → measure → publish. All steps
 * but the partitions may run again in a restart: each looks in the database for what is left to do
 * and finds nothing when all is done.
 */
@Configuration(proxyBeanMethods = false)
// by name, so that what the console brings to the class path is not even looked at
@ImportAutoConfiguration({
  DataSourceTransactionManagerAutoConfiguration.class,
  BatchJdbcAutoConfiguration.class
})
class NightlyJob {

  /** The name of the job and of its instances. */
  static final String NAME = "nightly";

  private static final int CHUNK = 1000;
  private static final String FILE = "file";

  @Bean
  Job nightly(
      JobRepository repository,
      PlatformTransactionManager tx,
      Workplace workplace,
      Run run,
      Step stageFile) {
    SimpleAsyncTaskExecutor readers = new SimpleAsyncTaskExecutor("fazhi-stage-");
    readers.setTaskDecorator(Trail::followed);
    readers.setConcurrencyLimit(
        Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors())));
    Step stage =
        new StepBuilder("stage", repository)
            .partitioner("stageFile", partitions(workplace, run))
            .step(stageFile)
            .taskExecutor(readers)
            .allowStartIfComplete(true)
            .build();
    return new JobBuilder(NAME, repository)
        .listener(new Trail())
        .start(tasklet("survey", repository, tx, new SurveyStep(workplace, run), run))
        .next(stage)
        .next(tasklet("merge", repository, tx, new MergeStep(workplace, run), run))
        .next(tasklet("measure", repository, tx, new MeasureStep(workplace, run), run))
        .next(tasklet("publish", repository, tx, new PublishStep(workplace, run), run))
        .build();
  }

  /**
   * A partition a file that is not staged yet. Each try at a file is a partition of its own: the
   * framework may have written down that one completed, or begun it without its context, a moment
   * before the process was killed. What was really done stands in the register of files.
   */
  private static Partitioner partitions(Workplace workplace, Run run) {
    String attempt = UUID.randomUUID().toString().substring(0, 8);
    return gridSize -> {
      Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
      for (long fileId : run.pending().keySet()) {
        if (!workplace.isStaged(fileId)) {
          ExecutionContext context = new ExecutionContext();
          context.putLong(FILE, fileId);
          partitions.put(fileId + "-" + attempt, context);
        }
      }
      return partitions;
    };
  }

  @Bean
  Step stageFile(JobRepository repository, PlatformTransactionManager tx, FileStager stager) {
    return new StepBuilder("stageFile", repository)
        .<Entry, Entry>chunk(CHUNK)
        .transactionManager(tx)
        .reader(stager)
        .writer(stager)
        .listener((Object) stager)
        .build();
  }

  @Bean
  @StepScope
  FileStager stager(
      Workplace workplace, Run run, @Value("#{stepExecutionContext['" + FILE + "']}") Long fileId) {
    return new FileStager(workplace, run, fileId);
  }

  /** Nothing that a tasklet did is committed unless this process still has the right to run. */
  private static Step tasklet(
      String name,
      JobRepository repository,
      PlatformTransactionManager tx,
      Tasklet tasklet,
      Run run) {
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
