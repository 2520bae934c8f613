package dev.fazhi.faults.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Machine;
import dev.fazhi.faults.program.Server;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.Problem;
import dev.fazhi.store.database.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database server that dies, comes back, or is held up by somebody else. */
class ServerTest {

  @TempDir private Path folder = Path.of(".");
  private @Nullable Server server;

  @BeforeEach
  void aServerWithADiskOfItsOwn() throws IOException {
    Runs.smallExports(folder);
    server = Server.on(folder.resolve("server"));
  }

  @AfterEach
  void stopIt() throws IOException {
    server().close();
  }

  @Test
  void row22_aServerThatDiesAndComesBackIsWaitedForAndTheRunEndsTheSame() throws Exception {
    RunRequest request = request("");
    int port = server().port();
    RunOutcome outcome =
        NightlyRun.run(
            request,
            onceAtARow(
                () -> {
                  server().die(false);
                  server().start(port);
                }));
    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit(), outcome.messages().toString());
    assertSame(request);
  }

  @Test
  @Tag("long")
  void row22_aServerThatStaysAwayIsSaidAndARerunEndsTheSame() throws Exception {
    RunRequest request = request("");
    int port = server().port();
    Problem problem =
        assertThrows(
            Problem.class, () -> NightlyRun.run(request, onceAtARow(() -> server().die(false))));
    assertTrue(List.of("FZ-401", "FZ-409").contains(problem.code()), problem.getMessage());
    server().start(port);
    assertSame(request);
  }

  @Test
  void row23_aTableThatSomebodyHoldsIsWaitedForAFewTimesAndThenItGoesOn() throws Exception {
    RunRequest request = request("&options=-c%20lock_timeout=300ms");
    List<String> said = new ArrayList<>();
    try (Connection other = server().newest().getPostgresDatabase().getConnection()) {
      other.setAutoCommit(false);
      RunWatcher watcher =
          new RunWatcher() {
            private boolean held;

            @Override
            public void rows(int more) {
              if (!held) {
                held = true;
                hold(other);
              }
            }

            @Override
            public void say(String line) {
              said.add(line);
              if (line.contains("FZ-412")) {
                release(other);
              }
            }
          };
      RunOutcome outcome = NightlyRun.run(request, watcher);
      assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit(), outcome.messages() + " " + said);
    }
    assertTrue(said.stream().anyMatch(line -> line.contains("FZ-412")), said.toString());
    assertSame(request);
  }

  @Test
  void row23_aTableThatIsNeverLetGoIsSaidAndARerunEndsTheSame() throws Exception {
    RunRequest request = request("&options=-c%20lock_timeout=300ms");
    try (Connection other = server().newest().getPostgresDatabase().getConnection()) {
      other.setAutoCommit(false);
      Problem problem =
          assertThrows(Problem.class, () -> NightlyRun.run(request, onceAtARow(() -> hold(other))));
      assertEquals("FZ-412", problem.code(), problem.getMessage());
    }
    assertSame(request);
  }

  @Test
  void aServerThatDoesNotAnswerIsNamedWithinTenSeconds() throws Exception {
    String url = server().url("postgres");
    String pid = Long.toString(server().pid());
    Machine.assume("kill", "-STOP", pid);
    try {
      Instant begun = Instant.now();
      Problem problem =
          assertThrows(Problem.class, () -> Database.open(folder.resolve("data"), url));

      Duration took = Duration.between(begun, Instant.now());
      assertTrue(took.compareTo(Machine.LONGEST_ANSWER) < 0, "took " + took);
      assertEquals("FZ-401", problem.code(), "nobody is running, so the exit is 1");
      String said = String.valueOf(problem.getMessage());
      assertTrue(said.contains("localhost:" + server().port()), said);
    } finally {
      Machine.assume("kill", "-CONT", pid);
    }
  }

  private Server server() {
    return Objects.requireNonNull(server);
  }

  private interface Act {
    void now() throws Exception;
  }

  private static RunWatcher onceAtARow(Act act) {
    return new RunWatcher() {
      private boolean done;

      @Override
      public synchronized void rows(int more) {
        if (!done) {
          done = true;
          try {
            act.now();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }
      }
    };
  }

  private static void hold(Connection other) {
    try (var statement = other.createStatement()) {
      // one that the reading of a file writes at its end and has not touched yet
      statement.execute("SET lock_timeout = '10s'");
      statement.execute("LOCK TABLE fz_sheet IN ACCESS EXCLUSIVE MODE");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void release(Connection other) {
    try {
      other.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next run ends as it would have, and the published bytes are those of any database. */
  private void assertSame(RunRequest request) throws IOException {
    Map<String, String> calm = Left.bySmallExports().output();
    RunOutcome outcome = NightlyRun.run(request, RunWatcher.NOBODY);
    assertTrue(outcome.exit() != ExitCode.FAILED, outcome.messages().toString());
    assertEquals(calm, Runs.digests(request.output()));
  }

  private RunRequest request(String options) {
    return Runs.request(folder, server().url("postgres") + options);
  }
}
