package dev.fazhi.console.service;

import dev.fazhi.definition.Nightly;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.run.RetryableFailures;
import dev.fazhi.model.AsOf;
import dev.fazhi.store.run.Nights;
import dev.fazhi.store.run.Nights.Night;
import dev.fazhi.store.run.Nights.State;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.support.CronExpression;

/**
 * Starts the nightly run when the schedule of the definitions says so. It asks every few seconds
 * whether the newest night that was due is known in the database; one that is not was missed or is
 * due now, which is the same: it is taken and run, once, whatever the service, the machine or its
 * clock did meanwhile. Of several missed nights only the newest runs, for figures are counted up to
 * a day. A night whose run was broken off with its process is continued; one that failed for what
 * may pass by itself is tried again, as often as is declared.
 */
public final class NightSchedule implements AutoCloseable {

  private static final int SECONDS = 10;
  private static final int MOST_DAYS = 4_096;

  private final ConsoleContext desk;
  private final RunLauncher runs;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fazhi-schedule");
            thread.setDaemon(true);
            return thread;
          });

  public NightSchedule(ConsoleContext desk, RunLauncher runs) {
    this.desk = desk;
    this.runs = runs;
  }

  public void start() {
    ticker.scheduleWithFixedDelay(this::tick, 0, SECONDS, TimeUnit.SECONDS);
  }

  /** Does what is due now. */
  void tick() {
    try {
      Night due = due();
      Nights nights = desk.workplace().nights();
      Optional<Night> newest = nights.newest();
      if (due == null) {
        return;
      }
      if (newest.isEmpty()) {
        nights.take(new Night(due.fireAt(), due.asOf(), State.BEFORE));
      } else if (newest.get().fireAt().isBefore(due.fireAt())) {
        if (nights.take(due)) {
          begin(due);
        }
      } else if (newest.get().state() == State.TAKEN
          && !isPostponed(newest.get())
          && desk.workplace().leases().active().isEmpty()) {
        begin(newest.get());
      }
    } catch (RuntimeException e) {
      // a database that cannot be reached for a moment must not end the schedule
      LoggerFactory.getLogger(NightSchedule.class).warn("schedule not looked at", e);
    }
  }

  private void begin(Night night) {
    // when another run goes on the night stays taken, and is tried again at the next tick
    runs.startAndTell(new AsOf(night.asOf()), "按计划", ended -> settle(night, ended));
  }

  private boolean isPostponed(Night night) {
    LocalDateTime until = desk.workplace().nights().patience(night.fireAt()).notBefore();
    return until != null && utc(desk.clock().instant()).isBefore(until);
  }

  /** Whether that was the night's end, of which people are told. */
  private boolean settle(Night night, RunLauncher.Ended ended) {
    if (ended.exit() == ExitCode.BUSY || (ended.exit() == ExitCode.FAILED && runs.isClosing())) {
      return false;
    }
    Nights nights = desk.workplace().nights();
    Nightly.Retry retry = nightly().retry();
    if (RetryableFailures.is(ended.exit(), ended.messages())
        && nights.patience(night.fireAt()).tries() < retry.times()) {
      LoggerFactory.getLogger(NightSchedule.class)
          .warn("night tried again in {} minutes: {}", retry.minutes(), ended.messages());
      nights.postpone(night.fireAt(), utc(desk.clock().instant()).plusMinutes(retry.minutes()));
      return false;
    }
    nights.settle(night.fireAt(), ended.exit() == ExitCode.FAILED ? State.FAILED : State.DONE);
    return true;
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).withNano(0);
  }

  /** The newest night whose time has come; null when the schedule has had none in years. */
  private @Nullable Night due() {
    ZonedDateTime now = now();
    ZonedDateTime fire = newestDue(expression(), now);
    return fire == null ? null : night(fire);
  }

  /** When the next run is due, by the clock of the definitions' zone; empty when never. */
  public Optional<ZonedDateTime> next() {
    return Optional.ofNullable(expression().next(now()));
  }

  static @Nullable ZonedDateTime newestDue(CronExpression expression, ZonedDateTime now) {
    ZonedDateTime newest = null;
    for (int days = 1; newest == null && days <= MOST_DAYS; days *= 2) {
      ZonedDateTime next = expression.next(now.minusDays(days));
      while (next != null && !next.isAfter(now)) {
        newest = next;
        next = expression.next(next);
      }
    }
    return newest;
  }

  /** The night counts what the day before brought. */
  private static Night night(ZonedDateTime fire) {
    return new Night(utc(fire.toInstant()), fire.toLocalDate().minusDays(1), State.TAKEN);
  }

  private CronExpression expression() {
    return CronExpression.parse("0 " + nightly().cron());
  }

  private ZonedDateTime now() {
    return ZonedDateTime.now(desk.clock().withZone(nightly().zone()));
  }

  private Nightly nightly() {
    return desk.definitions().nightly();
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
