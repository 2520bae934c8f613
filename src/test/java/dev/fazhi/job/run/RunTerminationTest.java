package dev.fazhi.job.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.StopRequest;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run is stopped from elsewhere, and one that will not be continued is given up. */
@Timeout(90)
class RunTerminationTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void aRunThatIsAskedToStopByTheDatabaseStopsRestartableAndCanBeContinuedOrGivenUp()
      throws IOException {
    Runs.smallExports(folder);
    stopInTheMiddle();
    try (Workspace workplace = open()) {
      RunTermination decisions = new RunTermination(workplace);
      RunHistory.Execution stopped = RunHistory.read(workplace).get(0);
      assertEquals("STOPPED", stopped.status());
      assertThrows(Problem.class, () -> decisions.stop(stopped.id(), "张", ""));
      assertThrows(Problem.class, () -> decisions.abandon(99, "张", "错"));

      assertEquals(ExitCode.DONE, decisions.abandon(stopped.id(), "张", "重新来").exit());

      RunHistory.Execution given = RunHistory.read(workplace).get(0);
      assertTrue(given.isAbandoned());
      assertEquals("已放弃", given.state(false));
      assertThrows(Problem.class, () -> decisions.abandon(stopped.id(), "张", "再来"));
      assertEquals("重新来", workplace.audit().newest(1).get(0).reason());
      assertEquals("放弃运行", workplace.audit().newest(1).get(0).action());
    }
    RunOutcome anew = Runs.run(folder);

    assertEquals(ExitCode.NEEDS_A_PERSON, anew.exit());
    assertEquals(2, anew.execution(), "a new run, not the one given up");
    try (Workspace workplace = open()) {
      RunHistory.Execution done = RunHistory.read(workplace).get(0);
      assertTrue(done.isComplete());
      RunTermination decisions = new RunTermination(workplace);
      assertThrows(Problem.class, () -> decisions.abandon(done.id(), "张", "错"));
    }
  }

  /** Asks from a workplace of its own, as another process would, while the run reads. */
  private void stopInTheMiddle() {
    AtomicBoolean asked = new AtomicBoolean();
    StopRequest stop = new StopRequest();
    RunWatcher asking =
        new RunWatcher() {
          @Override
          public void phase(String name) {
            if (asked.compareAndSet(false, true)) {
              try (Workspace workplace = open()) {
                List<String> said = new RunTermination(workplace).stop(null, "张", "要停电").messages();
                assertTrue(said.get(0).contains("已要求停止"), said.get(0));
                while (!stop.isPressed()) {
                  // the heart beats once a second
                  Thread.sleep(20);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
          }
        };

    RunOutcome outcome = NightlyRun.run(Runs.request(folder, null), asking, stop);

    assertEquals(ExitCode.FAILED, outcome.exit());
    assertFalse(RetryableFailures.is(outcome.exit(), outcome.messages()), "nor is it tried again");
    assertTrue(outcome.messages().get(0).contains("已按要求停止"), outcome.messages().get(0));
  }

  private Workspace open() {
    return Workspace.open(Runs.JOBS, folder.resolve("data"), null);
  }
}
