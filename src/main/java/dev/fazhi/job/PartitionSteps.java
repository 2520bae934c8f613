package dev.fazhi.job;

import dev.fazhi.job.context.Workspace;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/** The steps that work on one partition each, the same in the run and in workers. */
@Configuration(proxyBeanMethods = false)
// named one by one in the order in which they need each other: no other on the class path is
// considered, nor is the list of all read at each start
@Import({DataSourceTransactionManagerAutoConfiguration.class, BatchJdbcAutoConfiguration.class})
public class PartitionSteps {

  /** The name of the step that reads files, with which those of its partitions begin. */
  public static final String READ = "readFiles";

  /** The name of the step that counts facts, with which those of its partitions begin. */
  public static final String COUNT = "countFacts";

  @Bean
  Step readFiles(JobRepository repository, PlatformTransactionManager tx, ReadFiles reader) {
    return new StepBuilder(READ, repository)
        .tasklet(reader, tx)
        .listener((StepExecutionListener) reader)
        .build();
  }

  @Bean
  @StepScope
  ReadFiles reader(
      Workspace workplace,
      PartitionHost host,
      @Value("#{stepExecutionContext['" + PlannedFile.FILES + "']}") String files) {
    return new ReadFiles(workplace, host, PlannedFile.all(files));
  }

  @Bean
  Step countFacts(JobRepository repository, PlatformTransactionManager tx, CountFacts counter) {
    return new StepBuilder(COUNT, repository).tasklet(counter, tx).build();
  }

  @Bean
  @StepScope
  CountFacts counter(
      FactCounts facts, PartitionHost host, @Value("#{stepExecution}") StepExecution partition) {
    PlannedCount planned = PlannedCount.of(partition.getExecutionContext());
    return new CountFacts(facts.of(partition.getJobExecutionId(), planned), host, planned.ranges());
  }

  @Bean
  FactCounts factCounts(Workspace workplace) {
    return new FactCounts(workplace);
  }
}
