package dev.fazhi.faults.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.cli.Cli;
import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Left;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a person decided is not carried out by a process that slept while another took over. */
class DecisionFencedTest {

  @TempDir private static Path home;
  private static Faults faults;

  @BeforeAll
  static void open() {
    faults = new Faults(home, 7);
  }

  @AfterAll
  static void close() throws IOException {
    faults.close();
  }

  /**
   * The decision waits in its transaction for an entry of the audit log that has its number;
   * meanwhile its lease becomes another's.
   */
  @Test
  void ofADecisionWhoseLeaseIsAnothersNothingStays() throws Exception {
    Path folder = Files.createDirectories(home.resolve("short"));
    Night.exports(folder, 1);
    Night.exports(folder, 4);
    assertEquals(3, Cli.run(Night.words(folder, null, "run")).exit());
    Left before = Left.in(Night.request(folder, null));
    for (DecisionFaults.Command command :
        List.of(
            DecisionFaults.Command.ACCEPT,
            DecisionFaults.Command.WITHDRAW,
            DecisionFaults.Command.FINALISE)) {
      Cli.Ended ended = whileItSleeps(folder, command);

      assertEquals(ExitCode.FAILED.code(), ended.exit(), command + " " + ended);
      assertTrue(ended.toString().contains("FZ-408"), command + " " + ended);
      assertEquals(before, Left.in(Night.request(folder, null)), command.name());
      try (Workspace workplace =
          Workspace.open(Path.of(Night.JOBS), folder.resolve("data"), null)) {
        assertEquals(List.of(), workplace.audit().newest(9), command.name());
        new JdbcTemplate(workplace.database()).update("DELETE FROM fz_lease");
      }
    }
    assertEquals(0, Cli.run(Night.words(folder, null, "rerun")).exit(), "nothing is to be done");
  }

  private static Cli.Ended whileItSleeps(Path folder, DecisionFaults.Command command)
      throws Exception {
    try (Workspace workplace = Workspace.open(Path.of(Night.JOBS), folder.resolve("data"), null);
        Connection other = workplace.database().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeUpdate("INSERT INTO fz_audit VALUES (1, LOCALTIMESTAMP(0), '', '', '', '')");
      CompletableFuture<Cli.Ended> decision =
          CompletableFuture.supplyAsync(() -> Cli.run(Night.words(folder, null, command.words())));
      JdbcTemplate jdbc = new JdbcTemplate(workplace.database());
      Instant until = Instant.now().plusSeconds(60);
      while (jdbc.update("UPDATE fz_lease SET token = 'another', host = 'elsewhere'") == 0) {
        assertTrue(Instant.now().isBefore(until) && !decision.isDone(), "it never began");
        Thread.sleep(5);
      }
      other.rollback();
      other.setAutoCommit(true);
      return decision.get(60, TimeUnit.SECONDS);
    }
  }

  /**
   * A third process has the database open, or nobody could take over while the first is stopped.
   */
  @ParameterizedTest
  @EnumSource(
      value = DecisionFaults.Command.class,
      names = {"ACCEPT", "WITHDRAW", "FINALISE", "PURGE"})
  @Tag("long")
  void aStoppedDecisionThatWakesAfterAnotherRunHarmsNothing(DecisionFaults.Command command)
      throws Exception {
    DecisionFaults.Prepared prepared = faults.prepared(command);
    Random random = new Random(command.ordinal());
    for (int number = 0; number < 5; number++) {
      Path folder = Folders.copy(prepared.before(), home.resolve(command + "-" + number));
      Process host = faults.host(folder);
      while (!Files.exists(folder.resolve("open"))) {
        assertTrue(host.isAlive(), "it opened the database");
        Thread.sleep(10);
      }
      Process process = faults.start(folder, null, "", command.words());
      Duration some = prepared.work().multipliedBy(40 + random.nextInt(60)).dividedBy(100);
      boolean alive = Processes.await(process, some);
      Processes.signal(process, "STOP");
      expire(folder);
      Process second = faults.start(folder, null, "", "run");
      assertTrue(Processes.ends(second), "the second run hangs");
      Processes.signal(process, "CONT");
      assertTrue(Processes.ends(process), "the first hangs");
      host.destroy();
      host.waitFor();

      Cli.run(Night.words(folder, null, command.words()));
      Judgement judgement = Judgement.after(prepared.calm(), folder, null, "run");
      assertEquals(
          Judgement.Verdict.SAME,
          judgement.verdict(),
          command + " " + number + " alive " + alive + judgement.detail() + Processes.said(folder));
    }
  }

  /** The clock of the database passes the time that a holder without a sign of life is given. */
  private static void expire(Path folder) {
    try (Workspace workplace = Workspace.open(Path.of(Night.JOBS), folder.resolve("data"), null)) {
      new JdbcTemplate(workplace.database()).update("UPDATE fz_lease SET beat = beat - 31000");
    }
  }
}
