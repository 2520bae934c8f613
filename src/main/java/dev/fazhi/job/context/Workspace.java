package dev.fazhi.job.context;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.definition.yaml.ParsedFiles;
import dev.fazhi.merge.Merge;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.archive.SentContent;
import dev.fazhi.store.archive.SentCopies;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.facts.FactTables;
import dev.fazhi.store.lease.Leases;
import dev.fazhi.store.lease.Workers;
import dev.fazhi.store.ledger.LedgerRepository;
import dev.fazhi.store.register.Decisions;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.Rejects;
import dev.fazhi.store.register.RememberedSurvey;
import dev.fazhi.store.run.RunMessageRepository;
import dev.fazhi.store.run.ScheduledRunRepository;
import dev.fazhi.store.user.AuditLog;
import dev.fazhi.store.user.Users;
import dev.fazhi.store.vintage.FinalizationRepository;
import dev.fazhi.store.vintage.VintageCopies;
import dev.fazhi.store.vintage.Vintages;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The definitions and the open database, with the repositories over it.
 *
 * @param definitions what {@code jobs/} declares
 * @param archive of files as they were read
 * @param leases the lease of runs
 */
public record Workspace(
    Definitions definitions, HikariDataSource database, Archive archive, Leases leases)
    implements AutoCloseable {

  /**
   * Reads the definitions and opens the database, creating it when there is none.
   *
   * @throws dev.fazhi.model.Problem when either cannot be used, with what to do
   */
  public static Workspace open(Path jobs, Path data, @Nullable String url) {
    Archive archive = new Archive(data.resolve("archive"));
    if (url == null) {
      Database.assertNotLost(data, archive);
    }
    return open(jobs, data, url, archive);
  }

  /** Opens definitions and database with an archive in another folder. */
  public static Workspace open(Path jobs, Path data, @Nullable String url, Archive archive) {
    // each takes a good part of a second: one core reads while the other opens
    ParsedFiles.Store store = ParsedDefinitionsFile.of(data);
    CompletableFuture<Definitions> read =
        CompletableFuture.supplyAsync(
            () -> DefinitionLoader.load(jobs, store),
            task -> new Thread(task, "definitions").start());
    if (url == null && !Database.exists(data)) {
      // nothing is created for definitions that cannot be used
      definitions(read);
    }
    HikariDataSource database;
    try {
      database = Database.open(data, url);
    } catch (RuntimeException e) {
      // what was read is kept in the data folder, which the caller may remove
      read.handle((definitions, mistake) -> definitions).join();
      throw e;
    }
    try {
      Definitions definitions = definitions(read);
      new FactTables(database).fit(definitions);
      return new Workspace(definitions, database, archive, new Leases(database, data, url == null));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * The time zone of the definitions, before they are opened.
   *
   * @throws dev.fazhi.model.Problem when it cannot be read, with what to do
   */
  public static ZoneId zone(Path jobs, Path data) {
    return DefinitionLoader.nightlyAlone(jobs, ParsedDefinitionsFile.of(data))
        .orElseGet(() -> DefinitionLoader.load(jobs).nightly())
        .zone();
  }

  private static Definitions definitions(CompletableFuture<Definitions> read) {
    try {
      return read.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException mistake ? mistake : e;
    }
  }

  /**
   * Opens definitions and a database that another process has made, changing neither its tables nor
   * an archive: what is read is written into that folder alone.
   *
   * @throws dev.fazhi.model.Problem when either cannot be used, with what to do
   */
  public static Workspace join(Path jobs, Path data, String url, Path copies) {
    Definitions definitions = DefinitionLoader.load(jobs);
    HikariDataSource database = Database.join(url);
    return new Workspace(
        definitions, database, new Archive(copies), new Leases(database, data, false));
  }

  /** The processes that read files for a run. */
  public Workers workers() {
    return new Workers(database);
  }

  /** What they counted, by step execution. */
  public SentContent sentCounts() {
    return SentContent.counts(database);
  }

  /** The copies that they sent. */
  public SentCopies sentCopies() {
    return new SentCopies(database);
  }

  /** The register of files. */
  public FileRegister files() {
    return new FileRegister(database);
  }

  /** What the input folder held at the last look. */
  public RememberedSurvey survey() {
    return new RememberedSurvey(database);
  }

  /** The stored vintages. */
  public Vintages vintages() {
    return new Vintages(database);
  }

  /** The finalisations of vintages. */
  public FinalizationRepository finals() {
    return new FinalizationRepository(database);
  }

  /** The status of a vintage: whether it is final, and which final one it supersedes. */
  public PublicationStatus standing(Vintages.Head head) {
    return PublicationAssembler.standing(this, head.number(), head.asOf());
  }

  /** The rejected rows. */
  public Rejects rejects() {
    return new Rejects(database, archive);
  }

  /** The notes of runs. */
  public RunMessageRepository notes() {
    return new RunMessageRepository(database);
  }

  /** The users of the console. */
  public Users users() {
    return new Users(database);
  }

  /** The audit log of operator actions. */
  public AuditLog audit() {
    return new AuditLog(database);
  }

  /** The scheduled runs. */
  public ScheduledRunRepository nights() {
    return new ScheduledRunRepository(database);
  }

  /** The decisions about files. */
  public Decisions decisions() {
    return new Decisions(database);
  }

  public LedgerRepository ledgers() {
    return new LedgerRepository(database, archive);
  }

  public VintageCopies vintageCopies() {
    return new VintageCopies(database, archive);
  }

  public TransactionTemplate transaction() {
    return new TransactionTemplate(new DataSourceTransactionManager(database));
  }

  /** Does all of it or nothing. */
  public void inTransaction(Runnable work) {
    transaction().executeWithoutResult(tx -> work.run());
  }

  /** Does all of it or nothing, and gives what it came to. */
  public <T> T fromTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction().execute(tx -> work.get()));
  }

  public Merge merge() {
    return new Merge(database);
  }

  @Override
  public void close() {
    database.close();
  }
}
