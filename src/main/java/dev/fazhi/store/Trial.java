package dev.fazhi.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Entry;
import dev.fazhi.model.Fault;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tries rows against the rules of their source as an import would, in a database in memory that is
 * gone when closed. Rows are tried some at a time, so that a file of any length can be.
 */
public final class Trial implements AutoCloseable {

  private static final LocalDateTime NO_TIME = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

  private final Source source;
  private final HikariDataSource database;
  private final JdbcClient jdbc;
  private final FileRegister files;
  private final Staging staging;
  private final RuleCheck rules;
  private final long fileId;

  /**
   * Tries a file.
   *
   * @param name by which faults name it
   */
  public Trial(Source source, String name) {
    this.source = source;
    this.database = Database.open(Path.of(""), "jdbc:h2:mem:" + UUID.randomUUID() + ";USER=fazhi");
    this.jdbc = JdbcClient.create(database);
    this.files = new FileRegister(database);
    this.staging = new Staging(database);
    this.rules = new RuleCheck(jdbc, files, staging);
    this.fileId = files.add("", name, 0, NO_TIME);
  }

  /**
   * What came of some rows.
   *
   * @param rejected how many of them would be, for whatever fault
   * @param faults those of rules; what the rows' reading found is not said once more
   */
  public record Result(long rejected, List<Fault> faults) {}

  /** Tries the next rows. */
  public Result of(List<? extends Entry> rows, List<Staging.Sheet> sheets) {
    staging.begin(fileId, source, "");
    staging.write(fileId, source, rows);
    staging.finish(fileId, source, sheets, 0, 0, NO_TIME, List.of());
    rules.run(files.get(fileId), source);
    return new Result(
        new StagedRows(jdbc, files.get(fileId)).rejected(),
        files.faults(fileId).stream().filter(RuleCheck::isOfRule).toList());
  }

  @Override
  public void close() {
    database.close();
  }
}
