package dev.fazhi.job.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fazhi.definition.Nightly;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.StopRequest;
import dev.fazhi.model.Problem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A run is tried again while what failed may pass by itself, and not otherwise. */
class RetryingRunTest {

  private static final Nightly.Retry TWICE = new Nightly.Retry(2, 7);

  private final Deque<Supplier<RunOutcome>> ends = new ArrayDeque<>();
  private final List<Integer> pauses = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final StopRequest stop = new StopRequest();
  private final RetryingRun run =
      new RetryingRun(
          (request, watcher, button) -> ends.remove().get(),
          (minutes, button) -> pauses.add(minutes));

  @Test
  void aShareThatIsNotMountedYetIsWaitedFor() {
    ends.add(() -> thrown("FZ-404"));
    ends.add(() -> ended(ExitCode.FAILED, "[FZ-406] 读写文件失败。"));
    ends.add(() -> ended(ExitCode.DONE));

    assertEquals(ExitCode.DONE, go().exit());
    assertEquals(List.of(7, 7), pauses);
    assertEquals(2, said.size());
  }

  @Test
  void triesAreBounded() {
    for (int i = 0; i < 3; i++) {
      ends.add(() -> thrown("FZ-403"));
    }

    assertThrows(Problem.class, this::go);
    assertEquals(2, pauses.size());
  }

  @Test
  void definitionsAndBusyAndStoppedAndDoneAreNotTriedAgain() {
    ends.add(() -> thrown("FZ-301"));
    assertThrows(Problem.class, this::go);
    ends.add(() -> ended(ExitCode.BUSY, "另一次运行正在进行"));
    assertEquals(ExitCode.BUSY, go().exit());
    ends.add(() -> ended(ExitCode.FAILED, "运行已按要求停止，可用 ./fazhi rerun 继续。"));
    assertEquals(ExitCode.FAILED, go().exit());
    ends.add(() -> ended(ExitCode.NEEDS_A_PERSON, "[FZ-502] 写不了。"));
    assertEquals(ExitCode.NEEDS_A_PERSON, go().exit());
    assertEquals(List.of(), pauses);
  }

  @Test
  void ofSeveralFaultsEachMustPass() {
    ends.add(() -> ended(ExitCode.FAILED, "[FZ-406] 磁盘满。", "[FZ-501] 没有通过检查。"));

    assertEquals(ExitCode.FAILED, go().exit());
    assertEquals(List.of(), pauses);
  }

  @Test
  void whoStopsItDoesNotWait() {
    ends.add(
        () -> {
          stop.press();
          return thrown("FZ-404");
        });

    assertThrows(Problem.class, this::go);
    assertEquals(List.of(), pauses);
  }

  private RunOutcome go() {
    Path here = Path.of(".");
    RunRequest request = new RunRequest(Runs.DAY, here, here, here, here, null);
    RunWatcher watcher =
        new RunWatcher() {
          @Override
          public void say(String message) {
            said.add(message);
          }
        };
    return run.run(request, watcher, stop, TWICE);
  }

  private static RunOutcome thrown(String code) {
    throw new Problem(code, "失败。");
  }

  private static RunOutcome ended(ExitCode exit, String... messages) {
    return new RunOutcome(
        exit, 1, List.of(), List.of(), List.of(), List.of(), null, null, List.of(messages));
  }
}
