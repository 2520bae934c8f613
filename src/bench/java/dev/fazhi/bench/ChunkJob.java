package dev.fazhi.bench;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.mapping.DefaultLineMapper;
import org.springframework.batch.infrastructure.item.file.mapping.PassThroughFieldSetMapper;
import org.springframework.batch.infrastructure.item.file.transform.DelimitedLineTokenizer;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A step of chunks as the reference documentation of Spring Batch shows it. */
final class ChunkJob {

  private static final int CHUNK = 1000;

  private ChunkJob() {}

  static void run(Path csv, Charset encoding, Path database) throws Exception {
    JdbcConnectionPool pool = JdbcConnectionPool.create(PlainTable.url(database), "", "");
    try {
      try (Connection h2 = pool.getConnection()) {
        PlainTable.create(h2);
      }
      DefaultLineMapper<FieldSet> lines = new DefaultLineMapper<>();
      lines.setLineTokenizer(new DelimitedLineTokenizer());
      lines.setFieldSetMapper(new PassThroughFieldSetMapper());
      FlatFileItemReader<FieldSet> reader = new FlatFileItemReader<>(lines);
      reader.setName("lines");
      reader.setEncoding(encoding.name());
      reader.setLinesToSkip(1);
      reader.setResource(new FileSystemResource(csv));
      JdbcBatchItemWriter<FieldSet> writer = new JdbcBatchItemWriter<>();
      writer.setDataSource(pool);
      writer.setSql(PlainTable.merge());
      writer.setItemPreparedStatementSetter(
          (row, statement) -> PlainTable.set(statement, row.getValues()));
      writer.afterPropertiesSet();
      ResourcelessJobRepository repository = new ResourcelessJobRepository();
      Step step =
          new StepBuilder("load", repository)
              .<FieldSet, FieldSet>chunk(CHUNK)
              .transactionManager(new JdbcTransactionManager(pool))
              .reader(reader)
              .writer(writer)
              .build();
      Job job = new JobBuilder("plain", repository).start(step).build();
      TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
      operator.setJobRepository(repository);
      operator.setJobRegistry(new MapJobRegistry());
      operator.afterPropertiesSet();
      JobExecution execution = operator.start(job, new JobParameters());
      if (execution.getStatus().isUnsuccessful()) {
        throw new SQLException(execution.getAllFailureExceptions().toString());
      }
    } finally {
      pool.dispose();
    }
  }
}
