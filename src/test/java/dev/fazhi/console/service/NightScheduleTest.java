package dev.fazhi.console.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.console.Site;
import dev.fazhi.job.Service;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.notify.NotificationService;
import dev.fazhi.store.run.ScheduledRunRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.scheduling.support.CronExpression;

/** When the nightly run starts: at its time, once, and late rather than never. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NightScheduleTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @TempDir private Path folder;

  private final List<LocalDate> began = new CopyOnWriteArrayList<>();
  private Instant now = Instant.parse("2022-12-10T12:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final List<NotificationService.End> told = new CopyOnWriteArrayList<>();
  private ExitCode outcome = ExitCode.DONE;
  private List<String> messages = List.of();
  private ConsoleContext context;
  private RunLauncher runs;
  private NightSchedule schedule;

  @BeforeEach
  void open() throws IOException {
    Service.Folders folders = Site.folders(folder);
    context = new ConsoleContext(folders, clock);
    start();
  }

  private void start() {
    runs =
        new RunLauncher(
            context.folders(),
            clock,
            (request, watcher, stop) -> {
              began.add(request.asOf().day());
              return new RunOutcome(
                  outcome, 1, List.of(), List.of(), List.of(), List.of(), null, null, messages);
            },
            told::add);
    schedule = new NightSchedule(context, runs);
  }

  @AfterEach
  void close() {
    schedule.close();
    runs.close();
    context.close();
  }

  private void tick(String instant) throws InterruptedException {
    now = Instant.parse(instant);
    schedule.tick();
    while (runs.live().isPresent()) {
      Thread.sleep(5);
    }
  }

  private ScheduledRunRepository.State newest() {
    return context.workplace().nights().newest().orElseThrow().state();
  }

  @Test
  void aNightBeforeTheServiceWasSetUpIsNotMissed() throws Exception {
    tick("2022-12-10T12:00:00Z");
    tick("2022-12-10T12:00:10Z");

    assertEquals(List.of(), began);
    assertEquals(ScheduledRunRepository.State.BEFORE, newest());
  }

  @Test
  void aNightIsRunWhenItsTimeHasComeAndOnlyOnce() throws Exception {
    tick("2022-12-10T12:00:00Z");
    tick("2022-12-10T17:29:59Z");
    assertEquals(List.of(), began);

    tick("2022-12-10T17:30:00Z");
    tick("2022-12-10T17:30:10Z");

    // 01:30 on the 11th in the definitions' zone counts the 10th
    assertEquals(List.of(LocalDate.of(2022, 12, 10)), began);
    assertEquals(ScheduledRunRepository.State.DONE, newest());
  }

  @Test
  void ofTheNightsThatWereMissedTheNewestIsCaughtUp() throws Exception {
    tick("2022-12-10T12:00:00Z");
    runs.close();
    start();

    tick("2022-12-14T08:00:00Z");
    tick("2022-12-14T08:00:10Z");

    assertEquals(List.of(LocalDate.of(2022, 12, 13)), began);
  }

  @Test
  void aNightWhoseRunWasBrokenOffIsContinued() throws Exception {
    tick("2022-12-10T12:00:00Z");
    ScheduledRunRepository.Night broken =
        new ScheduledRunRepository.Night(
            java.time.LocalDateTime.of(2022, 12, 10, 17, 30),
            LocalDate.of(2022, 12, 10),
            ScheduledRunRepository.State.TAKEN);
    context.workplace().nights().take(broken);

    tick("2022-12-11T01:00:00Z");

    assertEquals(List.of(LocalDate.of(2022, 12, 10)), began);
  }

  @Test
  void aNightWhoseRunFailedWaitsForAPerson() throws Exception {
    outcome = ExitCode.FAILED;
    tick("2022-12-10T12:00:00Z");
    tick("2022-12-10T17:30:00Z");
    tick("2022-12-10T17:31:00Z");

    assertEquals(1, began.size());
    assertEquals(ScheduledRunRepository.State.FAILED, newest());
  }

  @Test
  void aNightThatFailedForWhatPassesIsTriedAgainAfterAPauseAndPeopleAreToldOnceAtItsEnd()
      throws Exception {
    outcome = ExitCode.FAILED;
    messages = List.of("[FZ-404] 找不到输入目录。");
    tick("2022-12-10T12:00:00Z");
    tick("2022-12-10T17:30:00Z");
    tick("2022-12-10T17:39:59Z");
    assertEquals(1, began.size());
    assertEquals(0, told.size());

    tick("2022-12-10T17:40:00Z");
    assertEquals(2, began.size());
    outcome = ExitCode.DONE;
    tick("2022-12-10T17:50:00Z");
    tick("2022-12-10T18:50:00Z");

    assertEquals(3, began.size());
    assertEquals(1, told.size());
    assertEquals(ScheduledRunRepository.State.DONE, newest());
  }

  @Test
  void aNightIsNotTriedAgainForEver() throws Exception {
    outcome = ExitCode.FAILED;
    messages = List.of("[FZ-404] 找不到输入目录。");
    tick("2022-12-10T12:00:00Z");
    for (int minute = 0; minute < 60; minute += 10) {
      tick(String.format(Locale.ROOT, "2022-12-10T18:%02d:00Z", minute));
    }

    assertEquals(4, began.size(), "one try and the three more of the definitions");
    assertEquals(ScheduledRunRepository.State.FAILED, newest());
    assertEquals(1, told.size());
  }

  @Test
  void triesAreCountedAlsoWhenTheServiceIsStartedAnew() throws Exception {
    outcome = ExitCode.FAILED;
    messages = List.of("[FZ-404] 找不到输入目录。");
    tick("2022-12-10T12:00:00Z");
    for (int minute = 0; minute < 60; minute += 10) {
      tick(String.format(Locale.ROOT, "2022-12-10T18:%02d:00Z", minute));
      runs.close();
      start();
    }

    assertEquals(4, began.size());
  }

  @Test
  void whatOnlyAPersonCanMendIsNotTriedAgain() throws Exception {
    outcome = ExitCode.FAILED;
    messages = List.of("[FZ-404] 找不到输入目录。", "[FZ-301] 定义有误。");
    tick("2022-12-10T12:00:00Z");
    tick("2022-12-10T17:30:00Z");
    tick("2022-12-10T18:30:00Z");

    assertEquals(1, began.size());
    assertEquals(1, told.size());
  }

  @Test
  void aNightOnWhichAnotherRunWasActiveIsTriedAgain() throws Exception {
    outcome = ExitCode.BUSY;
    tick("2022-12-10T12:00:00Z");
    tick("2022-12-10T17:30:00Z");
    outcome = ExitCode.DONE;
    tick("2022-12-10T17:31:00Z");
    tick("2022-12-10T17:32:00Z");

    assertEquals(2, began.size());
  }

  @Test
  void ofTwoServicesOneRunsTheNight() throws Exception {
    tick("2022-12-10T12:00:00Z");
    NightSchedule other = new NightSchedule(context, runs);
    tick("2022-12-10T17:30:00Z");
    other.tick();
    while (runs.live().isPresent()) {
      Thread.sleep(5);
    }

    assertEquals(1, began.size());
    other.close();
  }

  @Test
  void theNewestNightDueIsFoundHoweverRareTheSchedule() {
    ZonedDateTime now = ZonedDateTime.of(2023, 6, 1, 12, 0, 0, 0, SHANGHAI);

    assertEquals(
        ZonedDateTime.of(2020, 2, 29, 1, 30, 0, 0, SHANGHAI),
        NightSchedule.newestDue(CronExpression.parse("0 30 1 29 2 *"), now));
    assertEquals(
        ZonedDateTime.of(2023, 6, 1, 12, 0, 0, 0, SHANGHAI),
        NightSchedule.newestDue(CronExpression.parse("0 */10 * * * *"), now));
  }
}
