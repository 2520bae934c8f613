package dev.fazhi.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.Problem;
import dev.fazhi.store.run.RunMessageRepository;
import dev.fazhi.store.run.ScheduledRunRepository;
import dev.fazhi.store.user.AuditLog;
import dev.fazhi.store.user.Passwords;
import dev.fazhi.store.user.Role;
import dev.fazhi.store.user.Users;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Users, audit log, scheduled runs and notes of runs, on both databases. */
class ServiceTablesTest {

  private static final String PASSWORD = "一匹正确的马 2022";

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aUserIsFoundWhateverTheCaseAndThePasswordIsNotKept(Databases kind) {
    try (HikariDataSource database = kind.open()) {
      Users users = new Users(database);
      users.add("Wang", PASSWORD, Role.OPERATOR);

      Users.User user = users.find(" WANG ").orElseThrow();
      assertEquals(Role.OPERATOR, user.role());
      assertFalse(user.hash().contains("2022"));
      assertTrue(Passwords.encoder().matches(PASSWORD, user.hash()));
      assertThrows(Problem.class, () -> users.add("wang", PASSWORD, Role.ANALYST));
      users.changePassword("wang", "另一匹正确的马 2023");
      assertFalse(Passwords.encoder().matches(PASSWORD, users.find("wang").orElseThrow().hash()));
      users.remove("wang");
      assertEquals(List.of(), users.all());
      assertThrows(Problem.class, () -> users.remove("wang"));
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void entriesAreKeptInOrderAndMadeHarmless(Databases kind) {
    try (HikariDataSource database = kind.open()) {
      AuditLog log = new AuditLog(database);
      log.add("a", "一", "文件\n名", "r".repeat(3000));
      log.add("b", "二", "", "");

      List<AuditLog.Entry> entries = log.newest(10);
      assertEquals(List.of("二", "一"), entries.stream().map(AuditLog.Entry::action).toList());
      assertEquals("文件\\u000A名", entries.get(1).subject());
      assertEquals(1, log.newest(1).size());
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void theLogTellsOfAnEntryOnceItIsKeptAndOfNoneThatIsNot(Databases kind) {
    Logger logger = (Logger) LoggerFactory.getLogger(AuditLog.class);
    ListAppender<ILoggingEvent> told = new ListAppender<>();
    told.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(told);
    try (HikariDataSource database = kind.open()) {
      AuditLog log = new AuditLog(database);
      TransactionTemplate decision = new TransactionTemplate(new JdbcTransactionManager(database));
      decision.executeWithoutResult(
          tx -> {
            log.add("a", "一", "x", "r");
            tx.setRollbackOnly();
          });
      decision.executeWithoutResult(tx -> log.add("b", "二", "y", "r"));
      log.add("c", "三", "z", "r");

      assertEquals(
          List.of("b: 二 y", "c: 三 z"),
          told.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
      assertEquals(2, log.newest(10).size());
    } finally {
      logger.detachAppender(told);
      logger.setLevel(null);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void anEntryWhoseNumberAnotherTookMeanwhileIsStillPartOfItsTransaction(Databases kind)
      throws Exception {
    try (HikariDataSource database = kind.open()) {
      AuditLog log = new AuditLog(database);
      TransactionTemplate decision = new TransactionTemplate(new JdbcTransactionManager(database));
      List<CompletableFuture<Void>> waiting = new ArrayList<>();
      decision.executeWithoutResult(
          tx -> {
            log.add("a", "一", "", "");
            waiting.add(
                CompletableFuture.runAsync(
                    () ->
                        decision.executeWithoutResult(
                            second -> {
                              new ScheduledRunRepository(database)
                                  .take(
                                      new ScheduledRunRepository.Night(
                                          LocalDateTime.of(2022, 12, 12, 17, 30),
                                          LocalDate.of(2022, 12, 12),
                                          ScheduledRunRepository.State.TAKEN));
                              log.add("b", "二", "", "");
                            })));
            // it finds the same number free, and waits for this transaction
            LockSupport.parkNanos(300_000_000L);
          });
      waiting.get(0).get(20, TimeUnit.SECONDS);

      assertEquals(List.of("二", "一"), log.newest(10).stream().map(AuditLog.Entry::action).toList());
      assertTrue(new ScheduledRunRepository(database).newest().isPresent());
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aRunHasTheNextNumberAfterThatOfAKilledOne(Databases kind) {
    try (HikariDataSource database = kind.open()) {
      String kept =
          kind == Databases.H2
              ? "SELECT MAX(cache) FROM information_schema.sequences WHERE sequence_name LIKE"
                  + " 'BATCH%SEQ'"
              : "SELECT MAX(cache_size) FROM pg_sequences WHERE sequencename LIKE 'batch%seq'";

      assertEquals(1, JdbcClient.create(database).sql(kept).query(Long.class).single());
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aNightIsTakenByOne(Databases kind) {
    try (HikariDataSource database = kind.open()) {
      ScheduledRunRepository nights = new ScheduledRunRepository(database);
      LocalDateTime fire = LocalDateTime.of(2022, 12, 12, 17, 30);
      ScheduledRunRepository.Night night =
          new ScheduledRunRepository.Night(
              fire, LocalDate.of(2022, 12, 12), ScheduledRunRepository.State.TAKEN);

      assertTrue(nights.take(night));
      assertFalse(nights.take(night));
      nights.settle(fire, ScheduledRunRepository.State.DONE);
      assertEquals(ScheduledRunRepository.State.DONE, nights.newest().orElseThrow().state());
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void theNotesOfARunReplaceThoseThatItHad(Databases kind) {
    try (HikariDataSource database = kind.open()) {
      RunMessageRepository notes = new RunMessageRepository(database);
      Fault fault = new Fault("FZ-101", Fault.Severity.WARNING, Place.of("a.csv"), "", "", "读不了。");
      notes.keep(1, List.of(fault, fault));
      notes.keep(1, List.of(fault));

      assertEquals(List.of("a.csv：读不了。"), notes.of(1).stream().map(Fault::message).toList());
    }
  }
}
